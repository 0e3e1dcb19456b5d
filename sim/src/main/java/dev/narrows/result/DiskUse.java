package dev.narrows.result;

import dev.narrows.experiment.CellResult;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the files of a run take for each cell, from some of its cells (mutable, unshared). */
public final class DiskUse {
    private final long replicates;
    private final Counted bytes = new Counted();
    private final OutputStream json;
    private final OutputStream checks;
    private long cells;

    /**
     * Nothing is added yet.
     *
     * @param scenario of the run
     */
    public DiskUse(Scenario scenario) {
        this.replicates = scenario.replicates();
        try {
            this.json = packed(scenario, RunFolder.POINTS);
            this.checks = packed(scenario, RunFolder.CHECKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputStream packed(Scenario scenario, String name) throws IOException {
        return LargeFile.packed(LargeFile.of(Path.of(""), name, scenario.cellCount()), bytes);
    }

    /**
     * Adds a cell; neighbours one after the other, as in the files: they look alike.
     *
     * @param cell its texts
     */
    public void add(CellText cell) {
        try {
            json.write(cell.json().getBytes(StandardCharsets.UTF_8));
            checks.write(cell.checks().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.count += cell.row().length();
        if (cell.outcome() instanceof CellResult result) {
            bytes.count += Journal.bytes(result.cell().trials(), replicates);
        }
        cells++;
    }

    /**
     * What has been added, for each cell. Ends the adding.
     *
     * @return bytes of points.csv, points.json, checks.csv and the journal; 0 if nothing was added
     */
    public long bytesPerCell() {
        try {
            json.close();
            checks.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cells == 0 ? 0 : bytes.count / cells;
    }

    private static final class Counted extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            count += length;
        }
    }
}
