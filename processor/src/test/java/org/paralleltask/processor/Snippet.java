package org.paralleltask.processor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block of Java of the documents, with what makes a source file of it.
 *
 * @param name the simple name of its first class; of a module, {@code module-info}
 * @param text the source, in which each line of the block has the number that it has in its page
 */
record Snippet(Kind kind, String name, String text) {
    /** What need not be imported; none of their types have the same simple name. */
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.URI",
            "java.nio.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.concurrent.atomic.*",
            "java.util.concurrent.locks.*",
            "java.util.function.*",
            "java.util.stream.*",
            "org.paralleltask.*",
            "org.paralleltask.monitor.*",
            "org.paralleltask.pool.Workers");

    private static final Pattern TYPE =
            Pattern.compile("((public|final|abstract|sealed) )*(class|interface|record|enum) (?<name>\\w+).*");

    private static final Pattern MODULE = Pattern.compile("(open )?module .*");
    private static final Pattern MEMBER = Pattern.compile("(public|private|protected|static|abstract) .*");
    private static final Pattern PACKAGE = Pattern.compile("^package [\\w.]+;", Pattern.MULTILINE);
    private static final Pattern HEAD = Pattern.compile("(package|import) .*");
    private static final Pattern COMMENT = Pattern.compile("(//|/\\*| *\\*).*");
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface)[\\w.]+(\\([^()]*\\))? *(//.*)?");

    /** What a block is, by its first line of code. */
    enum Kind {
        /** It begins with a package, an import or a type. */
        FILE,
        /** It begins with {@code module}. */
        MODULE,
        /** It begins with an annotation or a modifier. */
        MEMBERS,
        /** It begins with anything else. */
        STATEMENTS
    }

    /**
     * Of a block.
     *
     * @param parent the class that members and statements inherit from; {@code Object} if there is no other
     */
    static Snippet of(MarkdownPage.Block block, String parent) {
        String first = firstLineOfCode(block);
        String before = "\n".repeat(block.line() - 1);
        String code = block.text().replace("{ ... }", "{ throw new AssertionError(); }");
        String name = "Block" + block.line();
        Matcher type = TYPE.matcher(first);
        if (type.matches()) {
            String head = PACKAGE.matcher(code).find() ? "" : head();
            return new Snippet(Kind.FILE, type.group("name"), before + head + code);
        } else if (MODULE.matcher(first).matches()) {
            return new Snippet(Kind.MODULE, "module-info", before + code);
        }
        String declaration = head() + "final class " + name + " extends " + parent + " { ";
        if (MEMBER.matcher(first).matches()) {
            return new Snippet(Kind.MEMBERS, name, declaration + "private " + name + "() {}" + before + code + "}");
        }
        String reachable = code.replace("{ throw ", "{ if (true) throw "); // so that more statements may follow
        return new Snippet(
                Kind.STATEMENTS, name, declaration + "void run() throws Exception {" + before + reachable + "}}");
    }

    /** A type of which pages speak and that none of them shows. */
    static Snippet leftOut(String name, String text) {
        return new Snippet(Kind.FILE, name, head() + text);
    }

    /** The package and the imports, on one line. */
    private static String head() {
        return IMPORTS.stream()
                .map(name -> "import " + name + "; ")
                .collect(Collectors.joining("", "package com.acme; ", ""));
    }

    /** Without what stands before a type; before a member with an annotation stands a modifier. */
    private static String firstLineOfCode(MarkdownPage.Block block) {
        String modifier = "";
        for (String line : block.lines()) {
            if (ANNOTATION.matcher(line).matches()) {
                modifier = "static ";
            } else if (!line.isBlank()
                    && !COMMENT.matcher(line).matches()
                    && !HEAD.matcher(line).matches()) {
                return TYPE.matcher(line).matches() ? line : modifier + line;
            }
        }
        return "";
    }
}
