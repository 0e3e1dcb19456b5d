package dev.narrows.certificate;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.Capacities;
import dev.narrows.channel.DeficiencyReport;
import dev.narrows.channel.GivenChannel;
import dev.narrows.family.ExactHalf;
import dev.narrows.family.FamilyModel;
import dev.narrows.model.FiniteModel;
import dev.narrows.result.AtomicFile;
import dev.narrows.result.FileOperations;
import dev.narrows.result.Json;
import dev.narrows.result.RefusedException;
import dev.narrows.scenario.Cell;
import dev.narrows.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder of certificates: {@code model-0.json}, .. for each different model of the cells in their order, with its
 * inputs and what proves its numbers; or {@code channels.json} of channels given by themselves.
 */
public final class CertificateFolder {
    private static final String CHANNELS = "channels.json";
    private static final Pattern FILE = Pattern.compile("model-[0-9]+\\.json|" + CHANNELS.replace(".", "\\."));

    private final FileOperations operations;
    private final Path path;

    /**
     * Nothing is written yet.
     *
     * @param operations what changes files
     * @param path of the folder, which need not be there
     * @throws RefusedException if it is there and is no folder, or holds what such a folder does not hold
     * @throws IOException if it cannot be read
     */
    public CertificateFolder(FileOperations operations, Path path) throws IOException {
        this.operations = operations;
        this.path = path.toAbsolutePath();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            earlier();
        }
    }

    /** The certificates that are there. */
    private List<Path> earlier() throws IOException {
        if (!Files.isDirectory(path)) {
            throw new RefusedException(path + ": is no folder");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
            for (Path file : inside) {
                if (!FILE.matcher(String.valueOf(file.getFileName())).matches()
                        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new RefusedException(path + ": holds " + file.getFileName()
                            + ", must be a new folder, an empty one or one of certificates");
                }
                files.add(file);
            }
        }
        return files;
    }

    /**
     * Computes the cells and writes their certificates; earlier ones go.
     *
     * @param scenario the cells
     * @param bounds floors and ceilings that they may have
     * @return how many numbers have a certificate
     * @throws RefusedException if the model is not of the finite family
     * @throws IOException if something cannot be written
     */
    public int write(Scenario scenario, BoundCatalogue bounds) throws IOException {
        requireFinite(scenario);
        clear();
        int numbers = 0;
        int models = 0;
        for (List<Integer> cells : byModel(scenario)) {
            numbers += write("model-" + models++ + ".json", file(scenario, cells, bounds));
        }
        return numbers;
    }

    /**
     * Writes what proves the deficiencies of a report; earlier certificates go.
     *
     * @param given the channels of the report
     * @param report their deficiencies
     * @return how many numbers have a certificate
     * @throws IOException if something cannot be written
     */
    public int write(List<GivenChannel> given, DeficiencyReport report) throws IOException {
        clear();
        return write(CHANNELS, DeficiencyCertificates.of(given, report));
    }

    private void clear() throws IOException {
        if (Files.exists(path)) {
            for (Path file : earlier()) {
                operations.delete(file);
            }
        }
    }

    private int write(String name, ObjectNode file) throws IOException {
        byte[] text = Json.MAPPER.writeValueAsString(file).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(operations, path.resolve(name), text);
        return file.get("certificates").size();
    }

    /**
     * Refuses a scenario that has no certificates.
     *
     * @param scenario the cells
     * @throws RefusedException if the model is not of the finite family
     */
    public static void requireFinite(Scenario scenario) throws RefusedException {
        FamilyModel model = scenario.cell(0).model();
        if (!(model.loop() instanceof FiniteModel)) {
            throw new RefusedException("--certificates: the model is of the family "
                    + model.family().name() + ", must be of the family finite");
        }
    }

    /** The places of the cells of each model. */
    private static Collection<List<Integer>> byModel(Scenario scenario) {
        Map<String, List<Integer>> cells = new LinkedHashMap<>();
        for (int i = 0; i < scenario.cellCount(); i++) {
            cells.computeIfAbsent(scenario.cell(i).model().canonical(), unused -> new ArrayList<>())
                    .add(i);
        }
        return cells.values();
    }

    private static ObjectNode file(Scenario scenario, List<Integer> places, BoundCatalogue bounds) {
        Cell first = scenario.cell(places.get(0));
        ExactHalf half = first.model().exact(bounds);
        List<Integer> numbers = new ArrayList<>();
        List<Certificate> ceilings = new ArrayList<>();
        for (int place : places) {
            Cell cell = scenario.cell(place);
            numbers.add(cell.index());
            ceilings.addAll(CeilingCertificates.of(cell, half, bounds));
        }
        return ModelCertificates.of(
                scenario.name(),
                numbers,
                (FiniteModel) first.model().loop(),
                (Capacities) half.informations(),
                half.floors(),
                ceilings);
    }
}
