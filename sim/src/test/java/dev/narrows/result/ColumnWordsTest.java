package dev.narrows.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every column has words of its own: no two are called the same, alone or beside others. */
class ColumnWordsTest {
    @Test
    void noTwoColumnsAreCalledTheSame() {
        assertThat(Columns.own().all())
                .extracting(Column::title)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
        assertThat(Columns.own().all())
                .extracting(Column::legend)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void titlesSayNats() {
        assertThat(Columns.own().find("kl_mean_nats").orElseThrow().title())
                .isEqualTo("KL of posterior from prior, mean (nats)");
        assertThat(Columns.own().find("ceiling_catoni_budget").orElseThrow().title())
                .isEqualTo("catoni ceiling of one data set, mean, from the channel budget");
    }
}
