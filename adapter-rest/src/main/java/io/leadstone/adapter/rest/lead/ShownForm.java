package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.FieldNames;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.JsonValue;
import io.leadstone.domain.Coded;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.submission.SubmissionEvidence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form that a visitor saw, as the body of a registration describes it.
 *
 * @param name the name or the path of the form
 * @param consentTexts the wording of each purpose that the form offers
 * @param faults violations that name the fields; their texts are left out
 */
record ShownForm(Optional<String> name, Map<ConsentPurpose, String> consentTexts, List<Violation> faults) {

    private static final String FORM = "form";

    private static final String TEXTS = "consent_texts";

    ShownForm {
        consentTexts = Map.copyOf(consentTexts);
        faults = List.copyOf(faults);
    }

    /**
     * Reads the fields of the form.
     *
     * @throws BadJsonException if a wording is not a string
     */
    static ShownForm of(JsonFields fields) {
        List<Violation> faults = new ArrayList<>();
        Optional<String> name = fields.text(FORM).value().map(PlainText::normalized);
        Optional<String> fault = name.flatMap(SubmissionEvidence::violationOfForm);
        fault.ifPresent(rule -> faults.add(new Violation(FORM, rule)));
        Map<ConsentPurpose, String> texts = new EnumMap<>(ConsentPurpose.class);
        fields.object(TEXTS).value().ifPresent(sent -> read(sent, texts, faults));
        return new ShownForm(name.filter(text -> fault.isEmpty()), texts, faults);
    }

    /** Returns the evidence of the request with this form. */
    SubmissionEvidence in(SubmissionEvidence request) {
        return request.ofForm(name, consentTexts);
    }

    private static void read(JsonValue.Members sent, Map<ConsentPurpose, String> texts, List<Violation> faults) {
        for (Map.Entry<String, JsonValue> member : sent.values().entrySet()) {
            String field = TEXTS + "." + FieldNames.shortened(member.getKey());
            Optional<ConsentPurpose> purpose = Coded.find(ConsentPurpose.class, member.getKey());
            if (faults.size() >= InvalidCommandException.MAX_VIOLATIONS) {
                return;
            }
            if (purpose.isEmpty()) {
                faults.add(new Violation(field, "is not a purpose; it must be one of " + String.join(", ", codes())));
            } else if (member.getValue() instanceof JsonValue.Text text) {
                String wording = PlainText.normalized(text.value());
                SubmissionEvidence.violationOfText(wording)
                        .ifPresentOrElse(
                                rule -> faults.add(new Violation(field, rule)),
                                () -> texts.put(purpose.get(), wording));
            } else if (!(member.getValue() instanceof JsonValue.Nothing)) {
                throw new BadJsonException(
                        BadJsonException.WRONG_TYPE,
                        List.of(new Violation(
                                field,
                                "must be a string, not " + member.getValue().kind())));
            }
        }
    }

    private static List<String> codes() {
        return Coded.codes(ConsentPurpose.class);
    }

    @Override
    public String toString() {
        return "ShownForm[…]";
    }
}
