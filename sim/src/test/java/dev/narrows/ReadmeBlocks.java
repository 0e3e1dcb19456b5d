package dev.narrows;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the checkout, the README among them, and their fenced blocks in their order. */
final class ReadmeBlocks {
    static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?://|#) (mine/\\S+)\\n.*", Pattern.DOTALL);
    /** Folders without pages: sources, and what is built or written. */
    private static final Set<String> OTHERS = Set.of("src", "target", "runs", "mine", "bench-results");

    private ReadmeBlocks() {}

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

    /** Every page, such as {@code sim/RESULTS.md}. They are found and not listed, so that none can be forgotten. */
    static List<String> pages() throws IOException {
        Set<String> pages = new TreeSet<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean skipped = !folder.equals(ROOT) && (name.startsWith(".") || OTHERS.contains(name));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(ROOT.relativize(file).toString().replace('\\', '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return List.copyOf(pages);
    }

    /** The pages that have a block of this language. */
    static List<String> pagesWith(String language) throws IOException {
        List<String> pages = new ArrayList<>();
        for (String page : pages()) {
            if (!of(page, language).isEmpty()) {
                pages.add(page);
            }
        }
        return pages;
    }

    static String text(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    /** The blocks of a text. */
    static List<Block> in(String text) {
        Matcher matcher = BLOCK.matcher(text);
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

    static List<Block> of(String page, String language) throws IOException {
        return in(text(page)).stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** The blocks of a language on all pages. */
    static List<Block> everywhere(String language) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String page : pages()) {
            blocks.addAll(of(page, language));
        }
        return blocks;
    }
}
