package dev.narrows.judge;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Makes the fields of a CSV the one row that is read. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<RatingRow> {
    private final RatingRow row = new RatingRow();

    @Override
    protected void handleField(int field, char[] buffer, int offset, int size, boolean quoted) {
        row.set(field, buffer, offset, size);
    }

    @Override
    protected RatingRow buildRecord() {
        return row.at(getStartingLineNumber(), getFieldCount());
    }
}
