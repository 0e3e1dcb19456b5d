package dev.narrows.certificate;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.certificate.Certificate.Direction;
import dev.narrows.experiment.ExactCell;
import dev.narrows.experiment.ExpectedCeiling;
import dev.narrows.family.ExactHalf;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Certificates of the ceilings over the mean risk of a cell, given the mean empirical risk and an information. */
final class CeilingCertificates {
    private static final String EXCESS = "excess";

    /** R* and L are raised by 1e-12 each. */
    private static final double EXCESS_SLACK = 3e-12;

    /** How each is proved: another ceiling of the form kl^-1 is one line more. */
    private static final Map<String, String> KINDS = Map.of(
            "expected-kl", "kl-inverse",
            "expected-kl-excess", EXCESS,
            "mutual-information", "kl-inverse",
            "individual-sample", "kl-inverse",
            "xu-raginsky", "square-root");

    private CeilingCertificates() {}

    static List<Certificate> of(Cell cell, ExactHalf half, BoundCatalogue bounds) {
        return ExactCell.ceilings(cell, half, bounds).stream()
                .flatMap(ceiling -> of(cell, ceiling).stream())
                .toList();
    }

    private static Optional<Certificate> of(Cell cell, ExpectedCeiling ceiling) {
        String kind = KINDS.get(ceiling.name());
        if (kind == null || !Double.isFinite(ceiling.information())) {
            return Optional.empty();
        }
        ObjectNode proof = Json.object();
        proof.put("empirical_risk", ceiling.empiricalRisk());
        proof.put("information", ceiling.information());
        // the information of individual-sample is one of a label already
        proof.put("labels", ceiling.name().equals("individual-sample") ? 1 : ceiling.labels());
        if (kind.equals(EXCESS)) {
            ExcessLoss excess = cell.trials().excess().orElseThrow();
            proof.put("share", excess.share(ceiling.empiricalRisk(), excess.bayesRiskLow()));
        }
        return Optional.of(new Certificate(
                kind,
                "ceiling/" + ceiling.name() + "/" + cell.index(),
                List.of(cell.index()),
                Direction.UPPER,
                ceiling.value(),
                kind.equals(EXCESS) ? EXCESS_SLACK : ModelCertificates.SLACK,
                proof));
    }
}
