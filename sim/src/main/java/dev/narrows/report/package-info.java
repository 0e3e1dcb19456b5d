/**
 * What people look at: report.html, one page that opens offline, made from the files of one or several output folders.
 *
 * <p>Nothing is computed here that the folder does not hold: {@link dev.narrows.report.RunData} reads it,
 * {@link dev.narrows.report.ReportPage} puts the numbers, the script and the drawing library (D3, ISC licence) into one file. May
 * use {@code result} and {@code scenario}'s reader of resolved files.
 */
package dev.narrows.report;
