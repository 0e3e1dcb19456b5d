package dev.narrows.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Damaged files are refused with errors inside the file, or are scenarios all of whose cells can be made: nothing else.
 */
class MutationTest {
    private static final int MUTANTS = 5_000;

    @Test
    void onlyARefusalOrAScenario() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20251123L);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bytes = Examples.ALL.get(rng.nextInt(Examples.ALL.size())).getBytes(StandardCharsets.UTF_8);
            for (int k = rng.nextInt(3); k >= 0; k--) {
                bytes = mutate(bytes, rng);
            }
            refused += isRefused(bytes) ? 1 : 0;
        }
        // both outcomes must be frequent, else the mutations test nothing
        assertThat(refused).isBetween(MUTANTS / 4, MUTANTS * 99 / 100);
    }

    static boolean isRefused(byte[] bytes) {
        try {
            Scenario scenario = ScenarioReader.parse("mutant.yaml", bytes, Overrides.none());
            scenario.cell(0).model();
            scenario.cell(scenario.cellCount() - 1).model();
            return false;
        } catch (ScenarioException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allMatch(
                            p -> p.line() >= 1 && p.column() >= 1 && !p.format().isBlank());
            return true;
        }
    }

    static byte[] mutate(byte[] bytes, UniformRandomProvider rng) {
        int at = rng.nextInt(bytes.length);
        switch (rng.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << rng.nextInt(8));
            case 1 -> bytes[at] = (byte) "{}[]:,-#&*!|>'\"%@0123456789.eE~? \n\t".charAt(rng.nextInt(35));
            case 2 -> {
                int length = Math.min(bytes.length - at, 1 + rng.nextInt(12));
                return join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            }
            case 3 -> {
                int length = Math.min(bytes.length - at, 1 + rng.nextInt(12));
                return join(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> {
                return repeatLine(new String(bytes, StandardCharsets.ISO_8859_1), rng)
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        return bytes;
    }

    private static String repeatLine(String text, UniformRandomProvider rng) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!lines.isEmpty()) {
            lines.add(rng.nextInt(lines.size() + 1), lines.get(rng.nextInt(lines.size())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, Math.max(1, a.length + b.length));
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
