package dev.narrows.finite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.FiniteFloorRule;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.Holds;
import dev.narrows.bound.Statement;
import dev.narrows.family.ExactHalf;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What a model makes when it is first asked for, for several threads. */
class ModelSpecTest {
    /** A floor that is not done before it is told to be. */
    private record SlowFloor(CountDownLatch begun, CountDownLatch end) implements FiniteFloorRule {
        @Override
        public Statement statement() {
            return new Statement("slow", "0", "none", Holds.ALWAYS, "none");
        }

        @Override
        public ToDoubleFunction<FloorForm> of(FiniteModel model, Capacities capacities) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return form -> 0;
        }
    }

    @Test
    void modelAndNameDoNotWaitForTheExactHalf() throws Exception {
        ModelSpec spec = (ModelSpec) ScenarioReader.read(Path.of("../scenarios/quickstart.yaml"), Overrides.none())
                .cell(0)
                .model();
        SlowFloor slow = new SlowFloor(new CountDownLatch(1), new CountDownLatch(1));
        BoundCatalogue bounds = BoundCatalogue.own().with(List.of(slow), List.of());
        CompletableFuture<ExactHalf> exact = CompletableFuture.supplyAsync(() -> spec.exact(bounds));
        slow.begun.await();
        try {
            assertThat(CompletableFuture.supplyAsync(spec::model).get(10, TimeUnit.SECONDS))
                    .isSameAs(spec.model());
            assertThat(CompletableFuture.supplyAsync(spec::canonical).get(10, TimeUnit.SECONDS))
                    .startsWith("{family:\"finite\"");
        } finally {
            slow.end.countDown();
        }
        assertThat(spec.exact(bounds)).isSameAs(exact.get(10, TimeUnit.SECONDS));
    }
}
