package dev.narrows.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.narrows.testing.Cases;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
    private static final double PRINTED = 5e-4;

    /** Fleiss 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses. */
    private static final ItemCounts FLEISS = counts("""
            00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
            00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006""");

    /** Krippendorff 2011, section C: 4 observers, 12 units, 5 values; the last unit has one value. */
    private static final ItemCounts KRIPPENDORFF =
            ofRaters("123321412...", "1233224125.3", ".3332342251.", "12332441251.");

    private static ItemCounts counts(String rows) {
        String[] items = rows.strip().split("\\s+");
        int[][] table = new int[items.length][];
        for (int i = 0; i < items.length; i++) {
            table[i] = items[i].chars().map(c -> c - '0').toArray();
        }
        return ItemCounts.of(table);
    }

    /** Labels 1 to 5 of each rater, a point where there is none. */
    private static ItemCounts ofRaters(String... raters) {
        int[][] table = new int[raters[0].length()][5];
        for (String labels : raters) {
            for (int i = 0; i < table.length; i++) {
                if (labels.charAt(i) != '.') {
                    table[i][labels.charAt(i) - '1']++;
                }
            }
        }
        return ItemCounts.of(table);
    }

    private static void assertValue(OptionalDouble found, double expected, double error) {
        assertThat(found.orElseThrow()).isCloseTo(expected, within(error));
    }

    @Test
    void fleissPublishedValue() {
        assertValue(Agreement.fleissKappa(FLEISS), 0.430, PRINTED);
        assertValue(Agreement.ofPairs(FLEISS), 0.5556, 5e-5);
    }

    /** Fleiss 1971, table 2, as the R package irr 0.84.1 prints them too: kappam.fleiss(diagnoses, detail = TRUE). */
    @ParameterizedTest
    @CsvSource({"0,0.245", "1,0.245", "2,0.520", "3,0.471", "4,0.566"})
    void fleissPublishedValuesOfTheDiagnoses(int label, double kappa) {
        assertValue(Agreement.fleissKappa(FLEISS.against(label)), kappa, PRINTED);
    }

    @Test
    void krippendorffPublishedValue() {
        assertValue(Agreement.krippendorffAlpha(KRIPPENDORFF), 0.743, PRINTED);
    }

    /**
     * What irrCAC prints for the same table (cac4raters): Fleiss' kappa, pa and pe where items have unequal numbers.
     */
    @Test
    void fleissOfUnequalNumbers() {
        assertValue(Agreement.fleissKappa(KRIPPENDORFF), 0.76117, 5e-6);
        assertValue(Agreement.ofPairs(KRIPPENDORFF), 0.81818, 5e-6);
    }

    /** Cohen 1960, table 2, of 200 cases; the same table with .492 is in Psychol. Bull. 70 (1968) 213, table 1. */
    @Test
    void cohenPublishedValue() {
        long[][] cases = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
        assertValue(Agreement.cohenKappa(cases), 0.492, PRINTED);
        assertValue(Agreement.observed(cases), 0.70, 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"20,5,10,15,0.4", "45,15,25,15,0.1304347826", "25,35,5,35,0.2592592593", "0,5,5,0,-1", "1,1,1,1,0"})
    void cohenByHand(long a, long b, long c, long d, double kappa) {
        assertValue(Agreement.cohenKappa(new long[][] {{a, b}, {c, d}}), kappa, 1e-10);
    }

    /** For n ratings of equal numbers: {@code 1 - alpha = (1 - kappa)(n - 1)/n}. */
    @Test
    void alphaIsFleissKappaButForTheSampleSize() {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(20251130L);
        for (int c = 0; c < Cases.of(200); c++) {
            int items = 2 + rng.nextInt(20);
            int each = 2 + rng.nextInt(6);
            ItemCounts counts = random(rng, items, 2 + rng.nextInt(4), each);
            double n = items * each;
            OptionalDouble kappa = Agreement.fleissKappa(counts);
            OptionalDouble alpha = Agreement.krippendorffAlpha(counts);
            assertThat(alpha.isPresent()).isEqualTo(kappa.isPresent());
            if (kappa.isPresent()) {
                assertThat(1 - alpha.getAsDouble()).isCloseTo((1 - kappa.getAsDouble()) * (n - 1) / n, within(1e-13));
            }
        }
    }

    private static ItemCounts random(UniformRandomProvider rng, int items, int labels, int each) {
        int[][] table = new int[items][labels];
        for (int[] row : table) {
            for (int j = 0; j < each; j++) {
                row[rng.nextInt(labels)]++;
            }
        }
        return ItemCounts.of(table);
    }

    @Test
    void fullAgreementIsOne() {
        ItemCounts counts = ItemCounts.of(new int[][] {{3, 0}, {0, 2}, {0, 5}});
        assertValue(Agreement.fleissKappa(counts), 1, 0);
        assertValue(Agreement.krippendorffAlpha(counts), 1, 0);
        assertValue(Agreement.cohenKappa(new long[][] {{7, 0}, {0, 3}}), 1, 0);
    }

    @Test
    void undefinedIsEmpty() {
        long large = 94906267L; // its square is not a double
        assertThat(Agreement.observed(new long[2][2])).isEmpty();
        assertThat(Agreement.cohenKappa(new long[2][2])).isEmpty();
        assertThat(Agreement.cohenKappa(new long[][] {{large, 0}, {0, 0}})).isEmpty();
        assertThat(Agreement.observed(new long[][] {{large, 0}, {0, 0}})).hasValue(1);
        ItemCounts oneLabel = ItemCounts.of(new int[][] {{3, 0}, {7, 0}, {1, 0}});
        assertThat(Agreement.fleissKappa(oneLabel)).isEmpty();
        assertThat(Agreement.krippendorffAlpha(oneLabel)).isEmpty();
        assertThat(Agreement.ofPairs(oneLabel)).hasValue(1);
        ItemCounts oneRating = ItemCounts.of(new int[][] {{1, 0}, {0, 1}, {0, 0}});
        assertThat(Agreement.fleissKappa(oneRating)).isEmpty();
        assertThat(Agreement.krippendorffAlpha(oneRating)).isEmpty();
        assertThat(Agreement.ofPairs(oneRating)).isEmpty();
        // the pairable items show one label, the item with one rating another
        ItemCounts single = ItemCounts.of(new int[][] {{2, 0}, {0, 1}});
        assertThat(Agreement.krippendorffAlpha(single)).isEmpty();
        assertValue(Agreement.fleissKappa(single), 1, 0);
    }

    /** Labels 0 and 1 on item 0, twice 1 on item 1 by rater 1: he agrees with himself on one of two items. */
    @Test
    void aRaterWhoRepeatsItems() {
        Ratings ratings = Ratings.of(
                2, 2, 2, new int[] {0, 0, 1, 1, 0, 1}, new int[] {1, 1, 1, 1, 0, 0}, new int[] {0, 1, 1, 1, 1, 0});
        assertThat(Agreement.ofPairs(ratings.counts(1))).hasValue(0.5);
        assertThat(Agreement.ofPairs(ratings.counts(0))).isEmpty();
    }

    @Test
    void refusesWhatIsOutsideTheDomain() {
        assertThatThrownBy(() -> Agreement.cohenKappa(new long[0][])).hasMessageContaining("counts: is empty");
        assertThatThrownBy(() -> Agreement.observed(new long[][] {{1, 2}, {1}})).hasMessageContaining("counts[1]");
        assertThatThrownBy(() -> Agreement.cohenKappa(new long[][] {{1, -2}, {1, 1}}))
                .hasMessage("counts[0][1]: -2, must be at least 0");
        assertThatThrownBy(() -> ItemCounts.of(new int[0][])).hasMessageContaining("table: is empty");
        assertThatThrownBy(() -> ItemCounts.of(new int[][] {{}})).hasMessageContaining("table[0]: is empty");
        assertThatThrownBy(() -> ItemCounts.of(new int[][] {{1, 2}, {1}})).hasMessageContaining("table[1]");
        assertThatThrownBy(() -> ItemCounts.of(new int[][] {{1, -2}})).hasMessageContaining("table[0][1]: -2");
    }
}
