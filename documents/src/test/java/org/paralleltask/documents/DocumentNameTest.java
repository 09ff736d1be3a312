package org.paralleltask.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Names in lines. */
class DocumentNameTest {
    private static final Path FOLDER = Path.of("/data/in box");

    private static Path document(String escaped) {
        assumeTrue(File.separatorChar == '/', "names of files are text on this system");
        return Path.of(URI.create("file:///data/in%20box/" + escaped));
    }

    @Test
    void isThePathBelowTheFolder() {
        assertThat(DocumentName.of(FOLDER, FOLDER.resolve("a b").resolve("c%20d.pdf")))
                .isEqualTo("a b/c%20d.pdf");
        assertThat(DocumentName.of(FOLDER, FOLDER)).isEqualTo(".");
    }

    /** Whatever the locale of this JVM is. */
    @Test
    void isTheTextOfUtf8() {
        assertThat(DocumentName.of(FOLDER, document("%C3%A4/%E2%82%AC.pdf"))).isEqualTo("\u00e4/\u20ac.pdf");
        assertThat(DocumentName.of(FOLDER, document("%EF%BF%BD.pdf"))).isEqualTo("\ufffd.pdf");
    }

    @Test
    void namesThatAreNoUtf8DoNotCollapse() {
        assertThat(DocumentName.of(FOLDER, document("a/%FF.pdf"))).isEqualTo("bytes://a/%FF.pdf");
        assertThat(DocumentName.of(FOLDER, document("a/%FE.pdf"))).isEqualTo("bytes://a/%FE.pdf");
        assertThat(DocumentName.of(FOLDER, document("%25FF%FF.pdf"))).isEqualTo("bytes://%25FF%FF.pdf");
    }
}
