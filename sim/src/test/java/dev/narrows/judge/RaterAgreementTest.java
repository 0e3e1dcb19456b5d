package dev.narrows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaterAgreementTest {
    static final Path ANAESTHETISTS =
            Path.of("..", "core", "src", "test", "resources", "dev", "narrows", "rating", "anaesthetists.csv");

    @TempDir
    private Path dir;

    private Optional<RaterAgreement> of(String text) throws IOException {
        Path file = Files.writeString(dir.resolve("ratings.csv"), text);
        return RaterAgreement.of(RatingsReader.read(file, RatingColumns.USUAL));
    }

    /** Figures by fractions in Python, from the definitions. */
    @Test
    void figuresOfTheAnaesthetists() throws IOException {
        RaterAgreement agreement = RaterAgreement.of(RatingsReader.read(ANAESTHETISTS, RatingColumns.USUAL))
                .orElseThrow();
        assertThat(agreement.items()).isEqualTo(45);
        assertThat(agreement.fleissKappa().orElseThrow()).isCloseTo(0.5812417233839426, within(1e-12));
        assertThat(agreement.krippendorffAlpha().orElseThrow()).isCloseTo(0.5825711147382793, within(1e-12));
        assertThat(agreement.repeats()).singleElement().satisfies(own -> {
            assertThat(own.rater()).isEqualTo("1");
            assertThat(own.items()).isEqualTo(45);
            assertThat(own.equal()).isCloseTo(0.8074074074074075, within(1e-12));
        });
    }

    /** Items that are alike count as often as there are: 1 of 3 pairs of a, b equal in a third of the items. */
    @Test
    void itemsThatAreAlikeCountEach() throws IOException {
        RaterAgreement agreement = of("""
                item,rater,label,truth
                1,a,x,x
                1,b,y,x
                2,a,x,x
                2,b,y,x
                3,a,x,x
                3,b,x,x
                4,a,x,x
                """).orElseThrow();
        assertThat(agreement.items()).isEqualTo(3);
        // a = 1/3; p_x = (1/2 + 1/2 + 1 + 1)/4 = 3/4, e = 10/16: (1/3 - 5/8)/(3/8)
        assertThat(agreement.fleissKappa().orElseThrow()).isCloseTo(-7.0 / 9, within(1e-15));
        // D_o = 4/6, D_e = (36 - 16 - 4)/30
        assertThat(agreement.krippendorffAlpha().orElseThrow()).isCloseTo(1 - 4.0 / 6 / (16.0 / 30), within(1e-15));
        assertThat(agreement.repeats()).isEmpty();
    }

    @Test
    void oneRatingOfEachItemSaysNothing() throws IOException {
        assertThat(of("item,label,truth\n1,x,x\n2,y,x\n")).isEmpty();
    }

    @Test
    void oneLabelHasNoCoefficient() throws IOException {
        RaterAgreement agreement =
                of("item,rater,label,truth\n1,a,x,x\n1,a,x,x\n").orElseThrow();
        assertThat(agreement.fleissKappa()).isEmpty();
        assertThat(agreement.krippendorffAlpha()).isEmpty();
        assertThat(agreement.repeats()).containsExactly(new RaterAgreement.Repeats("a", 1, 1.0));
    }
}
