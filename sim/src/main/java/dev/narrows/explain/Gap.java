package dev.narrows.explain;

import dev.narrows.result.StoredCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A part of what keeps a ceiling from being 0: what the channel loses, what the learner adds, and by how much floor and
 * ceiling miss what they bound.
 *
 * @param part which
 * @param size a difference of risks
 */
record Gap(Part part, double size) {
    /** What makes a gap. */
    enum Part {
        CHANNEL("the risk that the channel leaves to every policy"),
        LEARNER("the learner's distance from the best policy"),
        CEILING("the ceiling's distance from the mean risk"),
        FLOOR("the floor's distance from the Bayes risk");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Those that are seen to four decimals, the largest first; none of a cell that failed. */
    static List<Gap> of(StoredCell cell) {
        if (cell.failed()) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        OptionalDouble bayes = cell.bayesRisk();
        gaps.add(new Gap(Part.CHANNEL, bayes.orElse(cell.floor())));
        if (bayes.isPresent()) {
            gaps.add(new Gap(Part.LEARNER, cell.risk() - bayes.getAsDouble()));
            gaps.add(new Gap(Part.FLOOR, bayes.getAsDouble() - cell.floor()));
        }
        if (cell.matched()) {
            cell.ceiling().ifPresent(ceiling -> gaps.add(new Gap(Part.CEILING, ceiling - cell.risk())));
        }
        return gaps.stream()
                .filter(gap -> gap.size >= CellExplanation.MET)
                .sorted(Comparator.comparingDouble(gap -> -gap.size))
                .toList();
    }
}
