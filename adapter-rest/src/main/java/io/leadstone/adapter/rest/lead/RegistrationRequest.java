package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.submission.FormSignals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The body of a registration: the fields of a lead, the form with its wording, and the signals of the form.
 *
 * @param form the form that the visitor saw
 * @param faults violations that the command does not report
 */
record RegistrationRequest(LeadRequest lead, ShownForm form, FormSignals signals, List<Violation> faults) {

    private static final String AGENT = "agent_id";

    private static final String FORM_TIME = "form_time_ms";

    /** The names of all fields. None of them can be the name of a honeypot. */
    static final Set<String> FIELDS = fields();

    RegistrationRequest {
        faults = List.copyOf(faults);
    }

    /**
     * Returns the request of a body.
     *
     * @param honeypotOf returns the name of the honeypot of an agent. It is called only if the body has a field that is
     *     not one of a registration
     * @throws BadJsonException if fields have values of the wrong type; it names all of them
     */
    static RegistrationRequest of(JsonBody body, Function<String, Optional<String>> honeypotOf) {
        JsonFields fields = body.fields();
        Optional<Duration> timeTaken = fields.integer(FORM_TIME).value().map(Duration::ofMillis);
        Optional<String> honeypot = fields.unread().stream().allMatch(FIELDS::contains)
                ? Optional.empty()
                : fields.text(AGENT).value().flatMap(honeypotOf).flatMap(name -> textOf(fields.any(name)));
        ShownForm form = ShownForm.of(fields);
        LeadRequest lead = LeadRequest.of(fields);
        List<Violation> faults = new ArrayList<>(LeadCreation.faultsOfNew(lead, Optional.empty()));
        faults.addAll(form.faults());
        if (timeTaken.filter(Duration::isNegative).isPresent()) {
            faults.add(new Violation(FORM_TIME, "must not be negative"));
        }
        return new RegistrationRequest(
                lead, form, new FormSignals(honeypot, timeTaken.filter(taken -> !taken.isNegative())), faults);
    }

    /** Returns the agent that the body names, without a check of the other fields. */
    static Optional<String> agentOf(JsonBody body) {
        return body.fields().text(AGENT).value();
    }

    /** Returns the text of the honeypot. A program may send a value of any type. */
    private static Optional<String> textOf(FieldUpdate<JsonValue> sent) {
        return sent.value().map(value -> value instanceof JsonValue.Text text ? text.value() : value.source());
    }

    private static Set<String> fields() {
        JsonFields none = JsonBody.ABSENT.fieldsIfAny();
        none.integer(FORM_TIME);
        ShownForm.of(none);
        LeadRequest.of(none);
        return none.asked();
    }

    @Override
    public String toString() {
        return "RegistrationRequest[" + signals + "]";
    }
}
