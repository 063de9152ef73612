package io.leadstone.adapter.micrometer;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.privacy.PurgeLeads;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Records use cases: duration, counts that stopped at their bound, and refused registrations.
 *
 * @param companies the values of the label of the company; empty if the timers do not have it
 * @param labels the names of the labels of the timers
 * @param fields the values of the label of the field of a refused registration
 */
record UseCaseRecorder(
        LabelledMeters meters, Optional<BoundedLabel> companies, List<String> labels, BoundedLabel fields)
        implements CallRecorder {

    private static final String COMPANY = "company";
    private static final String NONE = "none";

    /** Maximum number of values of the label {@code field}. A registration has about 20 fields. */
    static final int MAX_FIELDS = 50;

    /** The end of the name of a field that is an index, or a key that the visitor has chosen. */
    private static final Pattern CHOSEN_BY_VISITOR = Pattern.compile("[^a-z_].*", Pattern.DOTALL);

    UseCaseRecorder(LabelledMeters meters, Optional<BoundedLabel> companies) {
        this(meters, companies, labels(companies.isPresent()), new BoundedLabel(MAX_FIELDS));
    }

    @Override
    public void record(PortCall call) {
        companies.ifPresentOrElse(
                label -> meters.time(
                        LeadstoneMeter.USE_CASE,
                        call.duration(),
                        labels,
                        call.port(),
                        call.outcome(),
                        company(label, call)),
                () -> meters.time(LeadstoneMeter.USE_CASE, call.duration(), labels, call.port(), call.outcome()));
        if (call.result().orElse(call) instanceof Page<?> page && !page.totalIsExact() && isCounted(call)) {
            meters.count(LeadstoneMeter.COUNT_TRUNCATED, 1, call.port());
        }
        if (call.method().getDeclaringClass() == PurgeLeads.class
                && call.result().orElse(call) instanceof PurgeReport report) {
            countPurged(PurgeReason.DELETED, report.deleted());
            countPurged(PurgeReason.INACTIVE, report.inactive());
        }
        if (call.method().getDeclaringClass() == RegisterLead.class
                && call.failure().orElse(null) instanceof LeadException refusal) {
            meters.count(LeadstoneMeter.REGISTRATION_REFUSED, 1, refusal.code(), field(refusal));
        }
        if (call.result().orElse(call) instanceof RegisterLead.Result registered
                && registered.submission().isHeld()) {
            meters.count(LeadstoneMeter.REGISTRATION_HELD, 1);
        }
    }

    /** Returns false for a page without a total. Its list was not counted, so that no count has stopped. */
    private static boolean isCounted(PortCall call) {
        return call.argument(PageRequest.class).map(PageRequest::isCounted).orElse(true);
    }

    private void countPurged(PurgeReason reason, long leads) {
        if (leads > 0) {
            meters.count(LeadstoneMeter.LEAD_PURGED, (double) leads, reason.code());
        }
    }

    private static String company(BoundedLabel label, PortCall call) {
        Optional<Caller> caller = call.argument(Caller.class);
        if (caller.isPresent()) {
            return label.of(caller.get().companyId().value());
        }
        return call.result().orElse(call) instanceof RegisterLead.Result registered
                ? label.of(registered.lead().companyId().value())
                : NONE;
    }

    private String field(LeadException refusal) {
        return refusal instanceof InvalidCommandException invalid
                ? invalid.violations().stream()
                        .findFirst()
                        .map(violation ->
                                CHOSEN_BY_VISITOR.matcher(violation.field()).replaceFirst(""))
                        .map(fields::of)
                        .orElse(NONE)
                : NONE;
    }

    private static List<String> labels(boolean withCompany) {
        List<String> labels = new ArrayList<>(LeadstoneMeter.USE_CASE.labels());
        if (withCompany) {
            labels.add(COMPANY);
        }
        return List.copyOf(labels);
    }
}
