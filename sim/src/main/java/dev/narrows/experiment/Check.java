package dev.narrows.experiment;

/**
 * The verdict on one bound of one cell.
 *
 * @param bound name of the bound
 * @param verdict verdict at the scenario's confidence, a function of the cell alone
 * @param batchVerdict verdict at the confidence divided over all cells and bounds of the batch (Bonferroni): it alone
 *     decides the exit code
 * @param vacuous whether the bound says nothing: a floor of 0 or a ceiling of 1
 * @param matched whether the bound is on the true risk
 */
public record Check(String bound, Verdict verdict, Verdict batchVerdict, boolean vacuous, boolean matched) {
}
