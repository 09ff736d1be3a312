package org.paralleltask.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documents: its fenced blocks, its headings and its links. */
record MarkdownPage(Path path, List<String> lines) {
    /** The root of the repository, as the tests of this module see it. */
    static final Path ROOT = Path.of("..");

    private static final Pattern FENCE = Pattern.compile("```(\\w*) ?(\\d*)([\\w-]*)");
    private static final Pattern HEADING = Pattern.compile("#+ +(.*)");
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^()\\s]+)\\)");
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");

    /**
     * A fenced block.
     *
     * @param language what follows the first fence; empty if nothing does
     * @param since the oldest Java that has what the block uses: the number after the language, or 17
     * @param home the folder of {@code integrations} whose tests have the block, word for word; empty for most
     * @param line the number of its first line in the page, from 1
     */
    record Block(String language, int since, String home, int line, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    /**
     * A link.
     *
     * @param line the number of its line in the page, from 1
     */
    record Link(int line, String target) {}

    static MarkdownPage read(Path path) {
        try {
            return new MarkdownPage(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README, and what is in {@code docs}. */
    static List<MarkdownPage> forUsers() throws IOException {
        List<MarkdownPage> pages = new ArrayList<>(List.of(read(ROOT.resolve("README.md"))));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(MarkdownPage::read)
                    .forEach(pages::add);
        }
        return pages;
    }

    /** Its name in the repository, without the ending. */
    String name() {
        return toString().replaceFirst("\\.md$", "");
    }

    /** A line as an editor finds it: {@code docs/failures.md:42}. */
    String at(long line) {
        return this + ":" + line;
    }

    @Override
    public String toString() {
        return ROOT.relativize(path).toString();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                int since = fence.group(2).isEmpty() ? 17 : Integer.parseInt(fence.group(2));
                blocks.add(new Block(fence.group(1), since, fence.group(3), i + 2, lines.subList(i + 1, end)));
                i = end;
            }
        }
        return blocks;
    }

    /** The links that stand in the text, not in code. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        List<String> prose = prose();
        for (int i = 0; i < prose.size(); i++) {
            Matcher link = LINK.matcher(CODE_SPAN.matcher(prose.get(i)).replaceAll("code"));
            while (link.find()) {
                links.add(new Link(i + 1, link.group(1)));
            }
        }
        return links;
    }

    /** What can stand behind {@code #} in a link to this page, as GitHub makes it from the headings. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }

    /** The lines, those of fenced blocks empty. */
    private List<String> prose() {
        List<String> prose = new ArrayList<>(lines);
        for (Block block : blocks()) {
            for (int i = 0; i < block.lines().size(); i++) {
                prose.set(block.line() - 1 + i, "");
            }
        }
        return prose;
    }
}
