/**
 * The figures of a company's funnel: the stretch of time that is asked for, the counts that a store answers with, and the rates that
 * follow from them, the same on every store. Knows the domain alone. Start at
 * {@link io.leadstone.application.report.LeadReport}.
 */
@NullMarked
package io.leadstone.application.report;

import org.jspecify.annotations.NullMarked;
