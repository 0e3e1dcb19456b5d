package dev.narrows.explain;

import java.util.List;
import java.util.stream.Collectors;

/** Text of paragraphs, broken into lines. */
final class Paragraphs {
    private static final int WIDTH = 100;

    private Paragraphs() {}

    static String text(List<String> paragraphs, int width) {
        return paragraphs.stream().map(p -> broken(p, Math.min(WIDTH, width))).collect(Collectors.joining("\n"));
    }

    private static String broken(String paragraph, int width) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split(" ")) {
            if (column > 0 && column + 1 + word.length() > width) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += (column == 0 ? 0 : 1) + word.length();
        }
        return text.append('\n').toString();
    }
}
