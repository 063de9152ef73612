package io.leadstone.testkit.json;

import io.leadstone.application.access.SecretHash;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.WebhookSecret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sample records that have a value in each component, or in which each optional component is empty. */
final class RecordSamples {

    private static final Instant AT = Instant.parse("2025-09-01T12:00:00.123Z");

    /** Values of types that are not created from their components. */
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(long.class, 7L),
            Map.entry(int.class, 7),
            Map.entry(Integer.class, 7),
            Map.entry(boolean.class, true),
            Map.entry(Instant.class, AT),
            Map.entry(Duration.class, Duration.ofMillis(1234)),
            Map.entry(UUID.class, UUID.fromString("01a22249-8968-776e-82ce-fbaefd57eb1f")),
            Map.entry(EmailAddress.class, new EmailAddress("jordan@example.com")),
            Map.entry(PhoneNumber.class, new PhoneNumber("+1 555 123 9001", Optional.of("+15551239001"))),
            Map.entry(Metadata.class, new Metadata("{ \"a\":1.0, \"é\" : \"\\u00e9\" }")),
            Map.entry(ConsentEvidence.class, new ConsentEvidence("{\"form\":\"fair\"}")),
            Map.entry(EventFilter.class, new EventFilter("lead.*")),
            Map.entry(FieldChange.class, FieldChange.of("status", "new", "lost")),
            Map.entry(WebhookSecret.class, WebhookSecret.of(new byte[32])),
            Map.entry(SecretHash.class, SecretHash.of("secret", new SecureRandom())));

    private RecordSamples() {}

    /**
     * Returns a record with a value in each component. Only the erasure of a lead is empty, because it excludes most
     * other fields.
     */
    static Record full(Class<?> type) {
        return (Record) sample(type, "", true);
    }

    /** Returns a record in which each optional component is empty. */
    static Record bare(Class<?> type) {
        return (Record) sample(type, "", false);
    }

    private static Object sample(Type type, String name, boolean full) {
        if (type instanceof ParameterizedType generic) {
            return sampleOf(generic, name, full);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Metadata.class && !full) {
            return Metadata.EMPTY;
        }
        if (VALUES.containsKey(plain)) {
            return VALUES.get(plain);
        }
        if (plain == String.class) {
            return name.equals("url")
                    ? "https://crm.example/hooks"
                    : name.equals("type")
                            ? "lead.created"
                            : name.equals("hash") ? "0123456789abcdef".repeat(4) : "some-" + name;
        }
        if (plain.isEnum()) {
            List<?> constants = Arrays.asList(plain.getEnumConstants());
            return name.equals("role") ? constants.get(0) : constants.get(constants.size() - 1);
        }
        return made(plain, full);
    }

    private static Object sampleOf(ParameterizedType generic, String name, boolean full) {
        Object one = sample(generic.getActualTypeArguments()[0], name, true);
        if (generic.getRawType() == Optional.class) {
            Object value = name.equals("honeypot") ? "contact_url" : one;
            return full && !name.equals("erasedAt") ? Optional.of(value) : Optional.empty();
        }
        if (generic.getRawType() == Map.class) {
            Object value = sample(generic.getActualTypeArguments()[1], name, true);
            return full ? Map.of(one, value) : Map.of();
        }
        // A webhook has at least one filter.
        boolean isFilled = full || one instanceof EventFilter;
        if (generic.getRawType() == Set.class) {
            return isFilled ? Set.of(one) : Set.of();
        }
        return isFilled ? List.of(name.equals("allowedOrigins") ? "https://shop.example" : one) : List.of();
    }

    private static Object made(Class<?> type, boolean full) {
        if (type == LeadSnapshot.class && !full) {
            return bareLead();
        }
        RecordComponent[] components = type.getRecordComponents();
        return constructed(
                type,
                Arrays.stream(components)
                        .map(component -> sample(component.getGenericType(), component.getName(), full))
                        .toArray());
    }

    /** An erased lead may lack every optional field of its details. */
    private static LeadSnapshot bareLead() {
        Object[] values = Arrays.stream(LeadSnapshot.class.getRecordComponents())
                .map(component -> component.getName().equals("erasedAt")
                        ? Optional.of(AT)
                        : component.getType() == LeadDetails.class
                                ? made(LeadDetails.class, false)
                                : sample(component.getGenericType(), component.getName(), false))
                .toArray();
        return (LeadSnapshot) constructed(LeadSnapshot.class, values);
    }

    private static Object constructed(Class<?> type, Object... values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("cannot create a sample of " + type.getSimpleName(), refused.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
