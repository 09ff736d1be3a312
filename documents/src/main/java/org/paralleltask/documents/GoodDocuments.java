package org.paralleltask.documents;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Documents as programs write them, each with a sentence that must be found in it. */
final class GoodDocuments {
    private static final int LINES = 40;

    private final Path folder;

    GoodDocuments(Path folder) {
        this.folder = folder;
    }

    /** Writes one document of each kind. */
    void write(int number) throws IOException {
        writePdf(number);
        writeDocx(number);
        writeXlsx(number);
        writeHtml(number);
        writePng(number);
    }

    private Path file(String kind, int number, String ending) {
        return folder.resolve(String.format(Locale.ROOT, "%s-%03d.%s", kind, number, ending));
    }

    private static String line(String kind, int number, int line) {
        return String.format(Locale.ROOT, "This is line %d of %s %d.", line, kind, number);
    }

    private void writePdf(int number) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Report " + number);
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 11);
                content.setLeading(14);
                content.newLineAtOffset(60, 720);
                for (int i = 1; i <= LINES; i++) {
                    content.showText(line("report", number, i));
                    content.newLine();
                }
                content.endText();
            }
            document.save(file("report", number, "pdf").toFile());
        }
    }

    private void writeDocx(int number) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file("letter", number, "docx"))) {
            document.getProperties().getCoreProperties().setTitle("Letter " + number);
            for (int i = 1; i <= LINES; i++) {
                document.createParagraph().createRun().setText(line("letter", number, i));
            }
            document.write(out);
        }
    }

    private void writeXlsx(int number) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file("table", number, "xlsx"))) {
            XSSFSheet sheet = workbook.createSheet("Table " + number);
            for (int i = 1; i <= LINES; i++) {
                XSSFRow row = sheet.createRow(i - 1);
                row.createCell(0).setCellValue(line("table", number, i));
                row.createCell(1).setCellValue(i * number);
            }
            workbook.write(out);
        }
    }

    private void writeHtml(int number) throws IOException {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><head><title>Page ")
                .append(number)
                .append("</title></head><body>\n");
        for (int i = 1; i <= LINES; i++) {
            html.append("<p>").append(line("page", number, i)).append("</p>\n");
        }
        Files.writeString(file("page", number, "html"), html.append("</body></html>\n"));
    }

    /** An image has no text, but metadata. */
    private void writePng(int number) throws IOException {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(20, 20, 20 + 10 * number, 160);
        pen.dispose();
        ImageIO.write(image, "png", file("picture", number, "png").toFile());
    }
}
