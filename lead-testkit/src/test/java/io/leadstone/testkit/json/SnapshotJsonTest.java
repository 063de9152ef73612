package io.leadstone.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.json.UnknownFormVersionException;
import io.leadstone.testkit.contract.fixture.LeadVariants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the JSON form of each snapshot has all its components. Reflection finds the types and their components.
 */
class SnapshotJsonTest {

    /** A type of snapshot with its methods for writing and reading. */
    record Kind(Class<?> type, Method write, Method read) {

        Object roundTrip(Object value) throws ReflectiveOperationException {
            return read.invoke(null, write.invoke(null, value));
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static Stream<Kind> kinds() {
        return Arrays.stream(SnapshotJson.class.getMethods())
                .filter(method -> method.getName().equals("write"))
                .map(method ->
                        new Kind(method.getParameterTypes()[0], method, readerOf(method.getParameterTypes()[0])));
    }

    private static Method readerOf(Class<?> type) {
        return Arrays.stream(SnapshotJson.class.getMethods())
                .filter(method -> method.getReturnType() == type)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method reads " + type));
    }

    @Test
    void all_kinds_are_found() {
        assertThat(kinds().map(Kind::toString))
                .containsExactlyInAnyOrder(
                        "LeadSnapshot",
                        "LeadEvent",
                        "ConsentEntry",
                        "Suppression",
                        "ConversationSnapshot",
                        "Submission",
                        "Webhook",
                        "WebhookMessage",
                        "Delivery",
                        "QueuedDelivery",
                        "Agent",
                        "RegisteredAgent",
                        "ApiKey",
                        "ReservedKey");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_component_that_is_set_is_kept(Kind kind) throws ReflectiveOperationException {
        Record full = RecordSamples.full(kind.type());
        assertThat(LeadVariants.emptyFields(full)).isSubsetOf("erasedAt");

        assertThat(LeadVariants.fields((Record) kind.roundTrip(full))).isEqualTo(LeadVariants.fields(full));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_component_that_is_empty_is_kept(Kind kind) throws ReflectiveOperationException {
        Record bare = RecordSamples.bare(kind.type());

        assertThat(LeadVariants.fields((Record) kind.roundTrip(bare))).isEqualTo(LeadVariants.fields(bare));
    }

    @Test
    void each_field_of_a_lead_changes_its_form() {
        for (Map.Entry<String, LeadVariants.Pair> field : LeadVariants.byField().entrySet()) {
            LeadSnapshot one = field.getValue().one();
            LeadSnapshot other = field.getValue().other();

            assertThat(SnapshotJson.write(other)).as(field.getKey()).isNotEqualTo(SnapshotJson.write(one));
            assertThat(SnapshotJson.lead(SnapshotJson.write(one)))
                    .as(field.getKey())
                    .isEqualTo(one);
            assertThat(SnapshotJson.lead(SnapshotJson.write(other)))
                    .as(field.getKey())
                    .isEqualTo(other);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_newer_version_is_refused_by_name(Kind kind) throws ReflectiveOperationException {
        String form = (String) kind.write().invoke(null, RecordSamples.full(kind.type()));
        assertThat(form).startsWith("{\"form_version\":1,");

        assertThatExceptionOfType(UnknownFormVersionException.class)
                .isThrownBy(() -> read(kind, form.replace("\"form_version\":1,", "\"form_version\":2,")))
                .withMessageContaining("form_version 2")
                .withMessageContaining("reads form_version 1 to 1");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_unknown_member_is_refused_by_name(Kind kind) throws ReflectiveOperationException {
        String form = (String) kind.write().invoke(null, RecordSamples.full(kind.type()));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> read(kind, form.replaceFirst("\\{", "{\"shoe_size\":44,")))
                .withMessageContaining("shoe_size")
                .withMessageNotContaining("44");
    }

    @Test
    void a_form_that_is_no_json_is_refused_without_its_text() {
        for (String malformed : new String[] {"", "jordan", "[1]", "{\"form_version\":1", "{\"form_version\":1} x"}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .as(malformed)
                    .isThrownBy(() -> SnapshotJson.lead(malformed))
                    .withMessageStartingWith("the stored lead must")
                    .withMessageNotContaining("jordan");
        }
    }

    @Test
    void a_missing_and_a_wrong_member_are_named() {
        String form = SnapshotJson.write((LeadSnapshot) RecordSamples.full(LeadSnapshot.class));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SnapshotJson.lead(form.replace("\"status\":\"lost\",", "")))
                .withMessage("the stored lead must have the member status");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SnapshotJson.lead(form.replace("\"status\":\"lost\"", "\"status\":\"won\"")))
                .withMessage("the member status of the stored lead has an invalid value");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SnapshotJson.lead(form.replace("\"status\":\"lost\"", "\"status\":7")))
                .withMessage("the member status of the stored lead has a wrong JSON type");
    }

    private static Object read(Kind kind, String form) throws Throwable {
        try {
            return kind.read().invoke(null, form);
        } catch (InvocationTargetException refused) {
            throw refused.getCause();
        }
    }
}
