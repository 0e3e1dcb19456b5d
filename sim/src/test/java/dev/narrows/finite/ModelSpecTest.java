package dev.narrows.finite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Capacities;
import dev.narrows.bound.FiniteFloorRule;
import dev.narrows.bound.FloorForm;
import dev.narrows.bound.Holds;
import dev.narrows.bound.Statement;
import dev.narrows.family.Canonical;
import dev.narrows.family.ExactHalf;
import dev.narrows.model.FiniteModel;
import dev.narrows.scenario.Overrides;
import dev.narrows.scenario.Scenario;
import dev.narrows.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    /** The model of the quickstart, with more keys. */
    private static ModelSpec read(String keys) throws Exception {
        String text = Files.readString(Path.of("../scenarios/quickstart.yaml")).replace("learner:", keys + "learner:");
        Scenario scenario = ScenarioReader.parse("f", text.getBytes(StandardCharsets.UTF_8), Overrides.none());
        return (ModelSpec) scenario.cell(0).model();
    }

    @Test
    void modelAndNameDoNotWaitForTheExactHalf() throws Exception {
        ModelSpec spec = read("");
        SlowFloor slow = new SlowFloor(new CountDownLatch(1), new CountDownLatch(1));
        BoundCatalogue bounds = BoundCatalogue.own().with(List.of(slow), List.of());
        // threads of its own: the common pool of two processors has one, which the slow floor holds
        ExecutorService threads = Executors.newCachedThreadPool();
        CompletableFuture<ExactHalf> exact = CompletableFuture.supplyAsync(() -> spec.exact(bounds), threads);
        slow.begun.await();
        try {
            assertThat(CompletableFuture.supplyAsync(spec::model, threads).get(10, TimeUnit.SECONDS))
                    .isSameAs(spec.model());
            assertThat(CompletableFuture.supplyAsync(spec::canonical, threads).get(10, TimeUnit.SECONDS))
                    .startsWith("{family:\"finite\"");
        } finally {
            slow.end.countDown();
            threads.shutdown();
        }
        assertThat(spec.exact(bounds)).isSameAs(exact.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aClaimIsResolvedAndNamesNothing() throws Exception {
        ModelSpec plain = read("");
        ModelSpec claimed = read("  separation: 1\n");
        assertThat(claimed.resolved().path("separation").doubleValue()).isEqualTo(1);
        assertThat(claimed.identity()).isEqualTo(plain.resolved());
        for (ModelSpec model : List.of(plain, claimed)) {
            assertThat(model.canonical()).isEqualTo(Canonical.text(plain.resolved()));
        }
    }
}
