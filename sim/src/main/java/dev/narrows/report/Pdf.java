package dev.narrows.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/**
 * A drawing of {@link Svg} as a page of PDF of the same size, its text in an embedded font (Liberation Sans). It knows
 * the elements that {@link Svg} writes and no others.
 */
public final class Pdf {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /** Length of the handles of a quarter of a circle as a curve, in radii. */
    private static final double QUARTER = 0.5522847498;

    private final XMLStreamReader svg;
    private final PDDocument document;
    private final PDType0Font font;
    private PDPageContentStream page;
    private double height;

    private Pdf(XMLStreamReader svg, PDDocument document, PDType0Font font) {
        this.svg = svg;
        this.document = document;
        this.font = font;
    }

    /**
     * The page.
     *
     * @param svg a drawing that {@link Svg} has written
     * @return the bytes of the file: the same for the same drawing
     * @throws IOException if the drawing has an element that {@link Svg} does not write
     */
    public static byte[] of(String svg) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (PDDocument document = new PDDocument();
                InputStream glyphs = PDDocument.class.getResourceAsStream(FONT)) {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(svg));
            new Pdf(reader, document, PDType0Font.load(document, glyphs)).draw();
            // else the clock is part of the file
            document.setDocumentId((long) svg.hashCode());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IOException("no drawing: " + e.getMessage(), e);
        }
    }

    private void draw() throws IOException, XMLStreamException {
        while (svg.next() != XMLStreamConstants.END_DOCUMENT) {
            if (svg.isStartElement()) {
                element(svg.getLocalName());
            }
        }
        page.close();
    }

    private void element(String name) throws IOException, XMLStreamException {
        switch (name) {
            case "svg" -> open();
            case "title" -> document.getDocumentInformation().setTitle(svg.getElementText());
            case "desc" -> document.getDocumentInformation().setSubject(svg.getElementText());
            case "rect" -> rectangle();
            case "line" -> line();
            case "path" -> path();
            case "circle" -> circle();
            case "text" -> text();
            default -> throw new IOException("no drawing: element " + name);
        }
    }

    /** PDF counts from below. */
    private void open() throws IOException {
        double[] box = numbers(attribute("viewBox"));
        height = box[3];
        PDPage sheet = new PDPage(new PDRectangle((float) box[2], (float) height));
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
    }

    private void rectangle() throws IOException {
        if (attribute("width").equals("100%")) {
            return;
        }
        double high = number("height");
        page.addRect(x("x"), y(number("y") + high), (float) number("width"), (float) high);
        paint();
    }

    private void line() throws IOException {
        page.moveTo(x("x1"), y(number("y1")));
        page.lineTo(x("x2"), y(number("y2")));
        paint();
    }

    private void path() throws IOException {
        String data = attribute("d");
        double[] points = numbers(data.replace("Z", "").replaceAll("[ML]", " ").strip());
        for (int i = 0; i < points.length; i += 2) {
            if (i == 0) {
                page.moveTo((float) points[0], y(points[1]));
            } else {
                page.lineTo((float) points[i], y(points[i + 1]));
            }
        }
        if (data.endsWith("Z")) {
            page.closePath();
        }
        paint();
    }

    private void circle() throws IOException {
        float cx = x("cx");
        float cy = y(number("cy"));
        float r = (float) number("r");
        float h = (float) (QUARTER * number("r"));
        page.moveTo(cx + r, cy);
        page.curveTo(cx + r, cy + h, cx + h, cy + r, cx, cy + r);
        page.curveTo(cx - h, cy + r, cx - r, cy + h, cx - r, cy);
        page.curveTo(cx - r, cy - h, cx - h, cy - r, cx, cy - r);
        page.curveTo(cx + h, cy - r, cx + r, cy - h, cx + r, cy);
        paint();
    }

    /** Fills or strokes what was laid down, as the element says. */
    private void paint() throws IOException {
        if (attribute("stroke").isEmpty()) {
            transparency(attribute("fill-opacity"));
            page.setNonStrokingColor(Color.decode(attribute("fill")));
            page.fill();
            return;
        }
        double[] dash = numbers(attribute("stroke-dasharray"));
        float[] lengths = new float[dash.length];
        for (int i = 0; i < dash.length; i++) {
            lengths[i] = (float) dash[i];
        }
        page.setLineDashPattern(lengths, 0);
        page.setStrokingColor(Color.decode(attribute("stroke")));
        page.setLineWidth((float) number("stroke-width"));
        page.stroke();
    }

    private void transparency(String opacity) throws IOException {
        PDExtendedGraphicsState state = new PDExtendedGraphicsState();
        state.setNonStrokingAlphaConstant(opacity.isEmpty() ? 1 : Float.parseFloat(opacity));
        page.setGraphicsStateParameters(state);
    }

    private void text() throws IOException, XMLStreamException {
        boolean upwards = !attribute("transform").isEmpty();
        String anchor = attribute("text-anchor");
        float x = x("x");
        float y = y(number("y"));
        String text = known(svg.getElementText());
        double width = font.getStringWidth(text) / 1000 * Svg.FONT;
        float back = (float) (anchor.equals("middle") ? width / 2 : anchor.equals("end") ? width : 0);
        transparency("");
        page.setNonStrokingColor(Color.decode(Palette.BLACK));
        page.beginText();
        page.setFont(font, (float) Svg.FONT);
        page.setTextMatrix(upwards ? new Matrix(0, 1, -1, 0, x, y - back) : Matrix.getTranslateInstance(x - back, y));
        page.showText(text);
        page.endText();
    }

    /** A character that the font has not becomes a question mark. */
    private String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(c -> {
            try {
                font.encode(Character.toString(c));
                known.appendCodePoint(c);
            } catch (IOException | IllegalArgumentException e) {
                known.append('?');
            }
        });
        return known.toString();
    }

    private float x(String name) {
        return (float) number(name);
    }

    private float y(double value) {
        return (float) (height - value);
    }

    private double number(String name) {
        return Double.parseDouble(attribute(name));
    }

    private String attribute(String name) {
        String value = svg.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static double[] numbers(String text) {
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split("[ ,]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }
}
