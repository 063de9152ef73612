package io.leadstone.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that {@code toString} of records of domain and application, and of the requests, responses and rows of the
 * adapters, shows no personal data and no secret. Such texts end up in logs and in messages of exceptions. Every text
 * counts as personal, except in the records listed here.
 */
class PersonalDataTest {

    /** Records that may show a text, each with the reason. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("AgentRequest", "the id of an agent, which is a program"),
            Map.entry("ApiKey", "the id of a key, which logs name on purpose"),
            Map.entry("AttemptRow", "the error that an operator looks for"),
            Map.entry("ClaimedDelivery", "a delivery"),
            Map.entry("Delivery", "the type of an event, and the error that an operator looks for"),
            Map.entry("DeliveryAttempt", "the error that an operator looks for"),
            Map.entry("DeliveryResponse", "the error that an operator looks for"),
            Map.entry("DeliveryRow", "the error that an operator looks for"),
            Map.entry("FigureRow", "sources of leads, which even an erasure keeps"),
            Map.entry("ImportedRow", "names of columns and rules, which an import prints"),
            Map.entry("LeadReportResponse", "sources of leads, which even an erasure keeps"),
            Map.entry("PageResponse", "its items, which are checked as types of their own"),
            Map.entry("DeliveryOutcome", "the error that an operator looks for"),
            Map.entry("LeadReport", "sources of leads, which even an erasure keeps"),
            Map.entry("LeadTotals", "sources of leads, which even an erasure keeps"),
            Map.entry("NewApiKey", "the id of a key, which logs name on purpose"),
            Map.entry("KeyedHash", "the id of a key, which logs name on purpose"),
            Map.entry("PersonalDataAccess", "the principal, whom the access log names on purpose"),
            Map.entry("SharedCompanySettings", "a country"),
            Map.entry("SuppressionKeyUse", "the ids of keys, which logs name on purpose"),
            Map.entry("Page", "its items, which are checked as types of their own"),
            Map.entry("ListCursor", "the code of an order"),
            Map.entry("PutAgentCommand", "the id of an agent, which is a program"),
            Map.entry("RateLimit", "the name of a limit, which the program chooses"),
            Map.entry("RateState", "the name of a limit, which the program chooses"),
            Map.entry("RateWindow", "the name of a limit, which the program chooses"),
            Map.entry("EmailKeyState", "the name of a rule, which the program chooses"),
            Map.entry("RegisterLeadCommand", "the id of an agent, which is a program"),
            Map.entry("ReportQuery", "dates"),
            Map.entry("SourceShare", "sources of leads, which even an erasure keeps"),
            Map.entry("SourceTotals", "sources of leads, which even an erasure keeps"),
            Map.entry("Violation", "names a field and a rule; answers show it to clients"),
            Map.entry("WebhookMessage", "the type of an event"));

    /** The package of use cases. Its records contain other objects and no data. */
    private static final String SERVICES = "io.leadstone.application.service";

    static Stream<Class<?>> records() {
        return LeadstoneClasses.published().stream()
                .filter(JavaClass::isRecord)
                .filter(type -> isOfCore(type)
                        || SampleValues.EDGES.matcher(type.getSimpleName()).matches())
                .map(JavaClass::reflect);
    }

    private static boolean isOfCore(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getPackageName().startsWith(SERVICES)
                && (type.getPackageName().startsWith("io.leadstone.domain")
                        || type.getPackageName().startsWith("io.leadstone.application"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_shows_no_personal_data(Class<?> type) {
        String text = SampleValues.of(type).toString();

        if (SHOWN.containsKey(type.getSimpleName())) {
            assertThat(text).as("an exception that is needed").containsAnyOf(marks());
        } else {
            assertThat(text).doesNotContain(marks());
        }
    }

    private static CharSequence[] marks() {
        return SampleValues.MARKS.toArray(CharSequence[]::new);
    }
}
