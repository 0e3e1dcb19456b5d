package dev.narrows.certificate;

import dev.narrows.bound.BoundCatalogue;
import dev.narrows.bound.ChannelBudget;
import dev.narrows.bound.ExcessLoss;
import dev.narrows.bound.InformationKind;
import dev.narrows.certificate.Certificate.Direction;
import dev.narrows.experiment.ExactCell;
import dev.narrows.experiment.ExpectedCeiling;
import dev.narrows.family.ExactHalf;
import dev.narrows.scenario.Cell;
import dev.narrows.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates of the ceilings over the mean risk of a cell: of those of a measured information, given the mean
 * empirical risk and that information; of those from the channel budget, given the mean empirical risk and that the
 * budget, which has a certificate of its own.
 */
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

    private final int cell;
    private final Optional<ExcessLoss> excess;

    private CeilingCertificates(int cell, Optional<ExcessLoss> excess) {
        this.cell = cell;
        this.excess = excess;
    }

    static List<Certificate> of(Cell cell, ExactHalf half, BoundCatalogue bounds) {
        return of(cell.index(), cell.trials().excess(), ExactCell.ceilings(cell, half, bounds));
    }

    /** Of the ceilings of a cell; what is known of its excess loss is used where one of them is of that. */
    static List<Certificate> of(int cell, Optional<ExcessLoss> excess, List<ExpectedCeiling> ceilings) {
        CeilingCertificates certificates = new CeilingCertificates(cell, excess);
        List<ExpectedCeiling> proved = ceilings.stream()
                .filter(one -> KINDS.containsKey(one.name()) && Double.isFinite(one.information()))
                .toList();
        List<Certificate> all = new ArrayList<>();
        proved.stream()
                .filter(one -> one.budget().isPresent())
                .limit(1)
                .forEach(one -> all.add(certificates.budget(one.budget().get(), one.information())));
        proved.forEach(one -> all.add(certificates.ceiling(one)));
        return all;
    }

    /** {@code K = m (C + I(U;S)) + E KL - [I_low - rho_up]+}, given the last two. */
    private Certificate budget(ChannelBudget budget, double value) {
        ObjectNode proof = Json.object();
        proof.put("labels", budget.labels());
        proof.set(
                "information",
                Json.all(List.of(
                        Json.of(InformationCertificates.average(InformationKind.TOTAL)),
                        Json.of(InformationCertificates.CONTEXT))));
        proof.put("kl", budget.expectedKl());
        proof.put("from_targets", budget.informationTargetsLower());
        double slack = ModelCertificates.SLACK * Math.max(1, value);
        return certificate("budget", "budget/" + cell, value, slack, proof);
    }

    private Certificate ceiling(ExpectedCeiling ceiling) {
        String kind = KINDS.get(ceiling.name());
        ObjectNode proof = Json.object();
        proof.put("empirical_risk", ceiling.empiricalRisk());
        if (ceiling.budget().isPresent()) {
            proof.put("information", "budget/" + cell);
        } else {
            proof.put("information", ceiling.information());
        }
        // the information of individual-sample is one of a label already
        proof.put("labels", ceiling.name().equals("individual-sample") ? 1 : ceiling.labels());
        if (kind.equals(EXCESS)) {
            ExcessLoss loss = excess.orElseThrow();
            proof.put("share", loss.share(ceiling.empiricalRisk(), loss.bayesRiskLow()));
        }
        String name = "ceiling/" + ceiling.name() + (ceiling.budget().isPresent() ? "-budget/" : "/") + cell;
        double slack = kind.equals(EXCESS) ? EXCESS_SLACK : ModelCertificates.SLACK;
        return certificate(kind, name, ceiling.value(), slack, proof);
    }

    private Certificate certificate(String kind, String name, double value, double slack, ObjectNode proof) {
        return new Certificate(kind, name, List.of(cell), Direction.UPPER, value, slack, proof);
    }
}
