package dev.narrows.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PDF has the size, the marks and the text of the drawing that it was made of. */
class PdfTest {
    private static final int SCALE = 8;
    private static final Pattern CIRCLE =
            Pattern.compile("<circle class=\"[^\"]*\" cx=\"([^\"]*)\" cy=\"([^\"]*)\" r=\"[^\"]*\" fill=\"#(\\w+)\"");

    private static String drawing(String name) throws IOException {
        return Files.readString(Path.of("../scenarios/gallery", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"over-optimisation.svg", "budget.svg", "tightness.svg"})
    void theLastMarksAreWhereTheyAreInTheDrawing(String name) throws IOException {
        String svg = drawing(name);
        try (PDDocument document = Loader.loadPDF(Pdf.of(svg))) {
            BufferedImage image = new PDFRenderer(document).renderImage(0, SCALE);
            assertThat(image.getWidth()).isEqualTo((int) (SCALE * Svg.WIDTH));
            List<MatchResult> circles = CIRCLE.matcher(svg).results().toList();
            assertThat(circles).isNotEmpty();
            long seen = circles.stream().filter(circle -> isAt(image, circle)).count();
            // later marks may hide earlier ones
            assertThat(seen).isGreaterThan(circles.size() / 3);
            // upside down, marks are not found
            long flipped = circles.stream()
                    .filter(circle -> isAt(image, circle, image.getHeight() - 1 - at(circle, 2)))
                    .count();
            assertThat(flipped).isLessThan(circles.size() / 3);
        }
    }

    private static boolean isAt(BufferedImage image, MatchResult circle) {
        return isAt(image, circle, at(circle, 2));
    }

    private static boolean isAt(BufferedImage image, MatchResult circle, int y) {
        return (image.getRGB(at(circle, 1), y) & 0xffffff) == Integer.parseInt(circle.group(3), 16);
    }

    private static int at(MatchResult circle, int group) {
        return (int) Math.round(SCALE * Double.parseDouble(circle.group(group)));
    }

    @Test
    void textIsTextAndTheTitleIsThere() throws IOException {
        String svg = drawing("raters.svg");
        try (PDDocument document = Loader.loadPDF(Pdf.of(svg))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("best floor", "risk, simulated mean", "learner.labels (labels in a data set)", "0.9");
            assertThat(svg).contains(">" + document.getDocumentInformation().getTitle() + "</title>");
            document.getPage(0)
                    .getResources()
                    .getFontNames()
                    .forEach(font -> assertThat(embedded(document, font)).isTrue());
        }
    }

    private static boolean embedded(PDDocument document, COSName font) {
        try {
            return document.getPage(0).getResources().getFont(font).isEmbedded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSameDrawingGivesTheSameBytes() throws IOException {
        assertThat(Pdf.of(drawing("tightness.svg"))).isEqualTo(Pdf.of(drawing("tightness.svg")));
        assertThat(Pdf.of(drawing("tightness.svg"))).isNotEqualTo(Pdf.of(drawing("budget.svg")));
    }

    @Test
    void whatTheFontHasNotIsAQuestionMarkAndOtherElementsAreRefused() throws IOException {
        Svg svg = new Svg("t", "d");
        svg.text(10, 10, "start", "label \u4e2d \u2265 q");
        try (PDDocument document = Loader.loadPDF(Pdf.of(svg.text(20)))) {
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("label ? \u2265 q");
        }
        assertThatThrownBy(() -> Pdf.of(svg.text(20).replace("text", "image")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("element image");
    }
}
