package dev.narrows.cli;

import dev.narrows.cli.CellNote.Kind;
import dev.narrows.explain.CellPlace;
import dev.narrows.explain.PlainText;
import dev.narrows.scenario.Cell;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What became of the scenarios of a command as JUnit XML: a suite for each scenario, a case for each cell. A case fails
 * where its cell gives the command another exit code than 0: failed, violated, an expectation not met, a precision not
 * reached. One that is only inconclusive is skipped: it neither confirms nor refutes. What ended a scenario early is a
 * case of its own. There are no times in it: the same results give the same bytes.
 */
final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(List<Tally> tallies) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).suites(tallies);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void suites(List<Tally> tallies) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("testsuites");
        line();
        for (Tally tally : tallies) {
            suite(tally);
        }
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
    }

    private void suite(Tally tally) throws XMLStreamException {
        boolean whole = tally.ended().isEmpty();
        xml.writeStartElement("testsuite");
        attribute("name", tally.scenario().name());
        attribute("tests", "" + (tally.cells() + (whole ? 0 : 1)));
        attribute("failures", "" + (tally.cellsThatFail(true) + (tally.failed() ? 1 : 0)));
        attribute("errors", "0");
        attribute("skipped", "" + (tally.cellsThatFail(false) + (whole || tally.failed() ? 0 : 1)));
        line();
        for (int i = 0; i < tally.cells(); i++) {
            cell(tally, tally.cell(i));
        }
        if (!whole) {
            List<CellNote> why = List.of(new CellNote(tally.failed() ? Kind.FAILED : Kind.INCONCLUSIVE, tally.ended()));
            begin(tally, "all cells");
            outcome(why);
            end();
        }
        end();
    }

    private void cell(Tally tally, Cell cell) throws XMLStreamException {
        String at = CellPlace.of(cell);
        begin(tally, "cell " + cell.index() + (at.isEmpty() ? "" : ": " + at));
        List<CellNote> notes = tally.notes(cell);
        if (!notes.isEmpty()) {
            outcome(notes);
        }
        end();
    }

    private void begin(Tally tally, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", tally.scenario().name());
        attribute("name", name);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        line();
    }

    private void outcome(List<CellNote> notes) throws XMLStreamException {
        CellNote first = notes.get(0);
        if (CellNote.fail(notes)) {
            xml.writeStartElement("failure");
            attribute("message", first.line());
            attribute("type", first.kind().name().toLowerCase(Locale.ROOT));
            xml.writeCharacters(notes.stream().map(note -> text(note.line())).collect(Collectors.joining("\n")));
            xml.writeEndElement();
        } else {
            xml.writeEmptyElement("skipped");
            attribute("message", first.line());
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, text(value));
    }

    /** One line, of characters that XML knows. */
    private static String text(String words) {
        return PlainText.line(words).replaceAll("[^ -\ud7ff\ue000-\ufffd\\x{10000}-\\x{10ffff}]", "?");
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }
}
