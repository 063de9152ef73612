package io.leadstone.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks that each list of fields in {@link LeadDetails} has every record component. It fails until a new component
 * is added to each list.
 */
class LeadDetailsTest {

    private static final RecordComponent[] FIELDS = LeadDetails.class.getRecordComponents();

    private static final LeadDetails EMPTY = new LeadDetails(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Metadata.EMPTY);

    private static final LeadDetails FULL = new LeadDetails(
            Optional.of(new AgentId("agent-1")),
            Optional.of(new OwnerId("sam")),
            Optional.of("Jordan"),
            Optional.of("Lee"),
            Optional.of(new EmailAddress("jordan@example.com")),
            Optional.of(new PhoneNumber("+1-555-123-9000", Optional.of("+15551239000"))),
            Optional.of("Globex"),
            Optional.of("website-chat"),
            Optional.of("notes"),
            List.of("vip"),
            new Metadata("{\"a\":1}"));

    @Test
    void the_two_samples_differ_in_every_field() {
        for (RecordComponent field : FIELDS) {
            assertThat(value(field, FULL)).as(field.getName()).isNotEqualTo(value(field, EMPTY));
        }
    }

    @Test
    void a_difference_in_one_field_names_that_field() {
        for (int i = 0; i < FIELDS.length; i++) {
            String name = FIELDS[i].getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);

            assertThat(EMPTY.differencesTo(withFilled(i)))
                    .as("fields in which a lead differs that has only %s", name)
                    .hasSize(1)
                    .containsAnyOf(name, name + "_id");
        }
    }

    @Test
    void differences_in_all_fields_name_each_field_once() {
        assertThat(EMPTY.differencesTo(FULL)).hasSize(FIELDS.length).doesNotHaveDuplicates();
        assertThat(FULL.differencesTo(FULL)).isEmpty();
    }

    @Test
    void only_empty_fields_are_filled() {
        for (int i = 0; i < FIELDS.length; i++) {
            assertThat(EMPTY.filledFrom(withFilled(i))).isEqualTo(withFilled(i));
            assertThat(withFilled(i).filledFrom(EMPTY)).isEqualTo(withFilled(i));
        }
        assertThat(EMPTY.filledFrom(FULL)).isEqualTo(FULL);
    }

    @Test
    void an_erasure_keeps_only_agent_owner_and_source() {
        LeadDetails erased = FULL.erased();

        assertThat(Arrays.stream(FIELDS)
                        .filter(field -> !value(field, erased).equals(value(field, EMPTY)))
                        .map(RecordComponent::getName))
                .containsExactly("agent", "owner", "source");
        assertThat(erased.agent()).isEqualTo(FULL.agent());
        assertThat(erased.source()).isEqualTo(FULL.source());
    }

    /** Returns details in which only the field at {@code filled} has a value. */
    private static LeadDetails withFilled(int filled) {
        Class<?>[] types = Arrays.stream(FIELDS).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = IntStream.range(0, FIELDS.length)
                .mapToObj(i -> value(FIELDS[i], i == filled ? FULL : EMPTY))
                .toArray();
        try {
            return LeadDetails.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Object value(RecordComponent field, LeadDetails details) {
        try {
            return field.getAccessor().invoke(details);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
