package dev.narrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of the README, in their order. */
final class ReadmeBlocks {
    static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?://|#) (mine/\\S+)\\n.*", Pattern.DOTALL);

    private ReadmeBlocks() {
    }

    /** A block; {@code next} is the one after it. */
    record Block(String language, String text, Optional<Block> next) {
        /** The path of a block that is a file: what its first line says. */
        Optional<String> path() {
            Matcher matcher = FILE.matcher(text);
            return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        /** The text of the next block, if that is of this language. */
        Optional<String> nextOf(String language) {
            return next.filter(block -> block.language.equals(language)).map(Block::text);
        }
    }

    static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    static List<Block> all() throws IOException {
        Matcher matcher = BLOCK.matcher(readme());
        List<String[]> parts = new ArrayList<>();
        while (matcher.find()) {
            parts.add(new String[] {matcher.group(1), matcher.group(2)});
        }
        List<Block> blocks = new ArrayList<>();
        Optional<Block> next = Optional.empty();
        for (int i = parts.size() - 1; i >= 0; i--) {
            next = Optional.of(new Block(parts.get(i)[0], parts.get(i)[1], next));
            blocks.add(0, next.get());
        }
        return blocks;
    }

    static List<Block> of(String language) throws IOException {
        return all().stream().filter(block -> block.language().equals(language)).toList();
    }
}
