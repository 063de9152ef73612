package io.leadstone.server.architecture;

import io.leadstone.application.access.Role;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.WebhookSecret;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Creates sample instances of records by reflection. Each text in them contains one of {@link #MARKS}. */
final class SampleValues {

    private static final String TEXT = "zanzibar";
    private static final String DIGITS = "2079460018";

    /** Texts that represent secret or personal data. */
    static final List<String> MARKS = List.of(TEXT, DIGITS, "emFuemliYXJ6YW56aWJhcnphbnppYmFyemFuemliYXI");

    private static final Instant AT = Instant.parse("2025-09-01T08:00:00Z");

    /** Values of types that restrict their texts, or have none. */
    private static final Map<Type, Object> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(Instant.class, AT),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(ZoneId.class, ZoneOffset.UTC),
            Map.entry(LocalDate.class, LocalDate.parse("2025-09-01")),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(UUID.class, new UUID(1, 2)),
            Map.entry(Integer.class, 1),
            Map.entry(int.class, 1),
            Map.entry(Long.class, 1L),
            Map.entry(long.class, 1L),
            Map.entry(Boolean.class, true),
            Map.entry(boolean.class, true),
            Map.entry(LeadStatus.class, LeadStatus.LOST),
            Map.entry(CompanyId.class, new CompanyId("acme")),
            Map.entry(AgentId.class, new AgentId("widget-1")),
            Map.entry(OwnerId.class, new OwnerId("sam")),
            Map.entry(EmailAddress.class, new EmailAddress(TEXT + "@example.com")),
            Map.entry(PhoneNumber.class, new PhoneNumber(DIGITS, Optional.of("+44" + DIGITS))),
            Map.entry(Metadata.class, new Metadata("{\"" + TEXT + "\":1}")),
            Map.entry(ConsentEvidence.class, new ConsentEvidence("{\"" + TEXT + "\":1}")),
            Map.entry(FieldChange.class, FieldChange.of("status", "new", "lost")),
            Map.entry(EventFilter.class, EventFilter.ofType(EventType.LEAD_CREATED)),
            Map.entry(WebhookSecret.class, new WebhookSecret("whsec_emFuemliYXJ6YW56aWJhcnphbnppYmFyemFuemliYXI=")),
            Map.entry(Satisfaction.class, new Satisfaction(400)),
            Map.entry(SecretHash.class, SecretHash.of(TEXT, new SecureRandom())),
            Map.entry(PageRequest.class, PageRequest.FIRST));

    /** Values of components that their record validates. */
    private static final Map<String, Object> BY_COMPONENT = Map.ofEntries(
            Map.entry("Agent.allowedOrigins", List.of("https://" + TEXT + ".example.com")),
            Map.entry("Agent.honeypot", Optional.of("contact_url")),
            Map.entry("Caller.role", Role.LEAD),
            Map.entry("LeadSnapshot.erasedAt", Optional.empty()),
            Map.entry("Submission.erasedAt", Optional.empty()),
            Map.entry("Submission.state", SubmissionState.APPLIED),
            Map.entry("PersonQuery.lead", Optional.empty()),
            Map.entry(
                    "PurgedLead.event",
                    new LeadEvent(
                            new UUID(1, 2),
                            new CompanyId("acme"),
                            new LeadId(new UUID(1, 2)),
                            2,
                            EventType.LEAD_PURGED,
                            AT,
                            TEXT,
                            List.of(),
                            Optional.empty())),
            Map.entry("RetentionRules.deleted", Optional.of(Duration.ofDays(90))),
            Map.entry("RetentionRules.inactive", Optional.of(Duration.ofDays(365))),
            Map.entry("Suppression.hash", "0123456789abcdef".repeat(4)),
            Map.entry("Webhook.url", "https://" + TEXT + ".example.com/hook"));

    /** The names of records that adapters read and write. */
    static final Pattern EDGES = Pattern.compile(".*(?:Request|Response|Row)");

    /** Components of requests, responses and rows with an id or with a code of the program, which may be shown. */
    private static final Pattern CODES =
            Pattern.compile("id|[a-z]+Id|type|[a-z]+Type|status|state|part|effect|purpose|purposes|confirmed");

    private static final String CODE = "code";

    private SampleValues() {}

    /**
     * Returns an instance of the record {@code type} with a value in each component.
     *
     * @throws IllegalArgumentException if the record rejects the values; the message names the record
     */
    static Object of(Class<?> type) {
        return BY_TYPE.containsKey(type) ? BY_TYPE.get(type) : instance(type);
    }

    private static Object value(Type type) {
        if (BY_TYPE.containsKey(type)) {
            return BY_TYPE.get(type);
        }
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (type instanceof WildcardType wildcard) {
            return value(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?>) {
            return TEXT;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isSealed()) {
            return value(textsOf(plain));
        }
        return plain.isRecord() ? instance(plain) : lambda(plain);
    }

    /** Returns the first type of a sealed family that is a record of texts. */
    private static Class<?> textsOf(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .filter(Class::isRecord)
                .filter(type -> Arrays.stream(type.getRecordComponents())
                        .allMatch(component -> component.getType() == String.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample value of " + family));
    }

    private static Object generic(Class<?> raw, Type[] arguments) {
        if (raw == Optional.class) {
            return Optional.of(value(arguments[0]));
        }
        if (raw == List.class) {
            return List.of(value(arguments[0]));
        }
        if (raw == Set.class) {
            return Set.of(value(arguments[0]));
        }
        if (raw == Map.class) {
            return Map.of(value(arguments[0]), value(arguments[1]));
        }
        return raw == FieldUpdate.class
                ? FieldUpdate.set(value(arguments[0]))
                : raw.isRecord() ? instance(raw) : lambda(raw);
    }

    private static Object lambda(Class<?> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException("no sample value of " + type);
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().equals("toString")) {
                return "lambda";
            }
            throw new UnsupportedOperationException(method.toString());
        });
    }

    private static Object component(RecordComponent component) {
        String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        if (BY_COMPONENT.containsKey(name)) {
            return BY_COMPONENT.get(name);
        }
        boolean isCode =
                EDGES.matcher(component.getDeclaringRecord().getSimpleName()).matches()
                        && CODES.matcher(component.getName()).matches();
        if (isCode && component.getType() == List.class) {
            return List.of(CODE);
        }
        return isCode && component.getType() == String.class ? CODE : value(component.getGenericType());
    }

    private static Object instance(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(SampleValues::component).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException("no sample value of " + type, refused.getCause());
        } catch (ReflectiveOperationException failed) {
            throw new IllegalArgumentException("no sample value of " + type, failed);
        }
    }
}
