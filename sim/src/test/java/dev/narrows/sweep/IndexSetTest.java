package dev.narrows.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class IndexSetTest {
    private static int[] members(IndexSet set) {
        return IntStream.range(0, set.size()).map(set::get).toArray();
    }

    @Test
    void holdsWhatTheConditionKeeps() {
        assertThat(members(IndexSet.all(5))).containsExactly(0, 1, 2, 3, 4);
        assertThat(members(IndexSet.all(5).where(k -> k % 2 == 1))).containsExactly(1, 3);
        assertThat(members(IndexSet.all(5).where(k -> k % 2 == 1).where(k -> k > 1)))
                .containsExactly(3);
        assertThat(IndexSet.all(5).where(k -> false).size()).isZero();
        assertThatThrownBy(() -> IndexSet.all(5).where(k -> k < 2).get(2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void agreesWithAListForManySets() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20251126L);
        for (int round = 0; round < 60; round++) {
            int n = 1 + rng.nextInt(20_000);
            double share = rng.nextDouble() * rng.nextDouble();
            int gap = rng.nextInt(n);
            BitSet kept = new BitSet();
            IntStream.range(0, n)
                    .filter(k -> (k < gap || k > gap + 5_000) && rng.nextDouble() < share)
                    .forEach(kept::set);
            IntPredicate odd = k -> k % 3 != 1;
            assertThat(members(IndexSet.all(n).where(kept::get)))
                    .isEqualTo(kept.stream().toArray());
            assertThat(members(IndexSet.all(n).where(odd).where(kept::get)))
                    .isEqualTo(kept.stream().filter(odd).toArray());
        }
    }
}
