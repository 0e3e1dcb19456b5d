package dev.narrows.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which columns of a file hold what, by its line of names. */
final class RatingHeader {
    private static final int SHOWN = 20;
    private static final int LONGEST_SHOWN = 60;
    private static final String JOIN = ", ";

    final int width;
    final int item;
    final int rater;
    final int label;
    final int truth;
    final int[] contexts;

    /** What a column holds. */
    enum Role {
        ITEM,
        RATER,
        CONTEXT,
        LABEL,
        TRUTH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private RatingHeader(RatingFile file, RatingRow row, RatingColumns wanted) throws IOException {
        width = row.names().size();
        item = find(file, row, Role.ITEM, wanted.item(), false);
        rater = find(file, row, Role.RATER, wanted.rater(), false);
        label = find(file, row, Role.LABEL, wanted.label(), true);
        truth = find(file, row, Role.TRUTH, wanted.truth(), false);
        contexts = new int[wanted.contexts().size()];
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] =
                    find(file, row, Role.CONTEXT, Optional.of(wanted.contexts().get(i)), true);
            if (contexts[i] == truth || contexts[i] == label) {
                throw file.refused(
                        row.line(),
                        contexts[i],
                        "the column of the " + (contexts[i] == truth ? "truth" : "label")
                                + " is no context: whoever knew it would need no other");
            }
        }
    }

    /**
     * Finds the columns, and lets the rows that follow keep them.
     *
     * @throws RatingsException if a column is not there or there twice
     */
    static RatingHeader of(RatingFile file, RatingRow row, RatingColumns wanted) throws IOException {
        RatingHeader header = new RatingHeader(file, row, wanted);
        row.keep(IntStream.concat(
                        IntStream.of(header.item, header.rater, header.label, header.truth),
                        IntStream.of(header.contexts))
                .filter(column -> column >= 0)
                .toArray());
        return header;
    }

    /** Where a column stands; -1 where it is not needed and not there. */
    private static int find(RatingFile file, RatingRow row, Role role, Optional<String> wantedName, boolean needed)
            throws IOException {
        String name = wantedName.orElse(role.word()).strip();
        List<Integer> found = columns(row.names(), name);
        if (found.size() > 1) {
            throw file.refused(row.line(), found.get(1), "a second column " + quoted(name) + ", must be one");
        }
        if (found.isEmpty() && (needed || wantedName.isPresent())) {
            throw file.refused(row.line(), 0, missing(file, row.names(), role, name, wantedName.isPresent()));
        }
        return found.isEmpty() ? -1 : found.get(0);
    }

    /** Columns of this very name, else of this name in other capitals. */
    private static List<Integer> columns(List<String> names, String name) {
        List<Integer> same = new ArrayList<>();
        List<Integer> alike = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                same.add(i);
            }
            if (names.get(i).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                alike.add(i);
            }
        }
        return same.isEmpty() ? alike : same;
    }

    private static String missing(RatingFile file, List<String> names, Role role, String name, boolean given) {
        String has = names.stream().limit(SHOWN).map(RatingHeader::quoted).collect(Collectors.joining(JOIN))
                + (names.size() > SHOWN ? ", ..." : "");
        String remedy = file.remedy(names);
        if (remedy.isEmpty() && !given) {
            remedy = "; name it: --" + role.word() + " COLUMN"
                    + (names.get(0).isEmpty() ? "; a matrix is read by narrows capacity" : "");
        }
        return "no column " + quoted(name) + ", the columns are " + has + remedy;
    }

    static String quoted(String name) {
        int end = Math.min(name.length(), LONGEST_SHOWN);
        return "\"" + name.substring(0, end) + (end < name.length() ? "..." : "") + "\"";
    }
}
