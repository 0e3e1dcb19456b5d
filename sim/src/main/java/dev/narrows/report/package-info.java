/**
 * What people look at: report.html, one page that opens offline, made from the files of one or several output folders.
 *
 * <p>What the page says comes from the folder, and what it adds (coordinates, and the running means over the
 * replicates) is computed from the journal there: {@link dev.narrows.report.RunData} reads it,
 * {@link dev.narrows.report.ReportPage} puts the numbers, the script and the drawing library (D3, ISC licence) into one
 * file. {@link dev.narrows.report.JudgePage} does the same with what {@code judge} measured. May use {@code result},
 * {@code scenario}, {@code numeric}.
 */
package dev.narrows.report;
