package io.leadstone.application;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.conversation.GetConversation;
import io.leadstone.application.port.in.conversation.GetLastConversation;
import io.leadstone.application.port.in.conversation.GetOwnConversation;
import io.leadstone.application.port.in.conversation.ListConversations;
import io.leadstone.application.port.in.conversation.ListDeletedConversations;
import io.leadstone.application.port.in.conversation.ListOwnConversations;
import io.leadstone.application.port.in.lead.FindLeadByEmail;
import io.leadstone.application.port.in.lead.GetLead;
import io.leadstone.application.port.in.lead.ListDeletedLeads;
import io.leadstone.application.port.in.lead.ListLeads;
import io.leadstone.application.port.in.lead.ReadConsent;
import io.leadstone.application.port.in.privacy.ExportPerson;
import io.leadstone.application.port.in.privacy.PersonExport;
import io.leadstone.application.port.in.report.ExportConversations;
import io.leadstone.application.port.in.report.ExportLeads;
import io.leadstone.application.port.in.report.StreamConversations;
import io.leadstone.application.port.in.report.StreamLeads;
import io.leadstone.application.port.in.submission.ListCompanySubmissions;
import io.leadstone.application.port.in.submission.ListSubmissions;
import io.leadstone.application.port.out.privacy.AccessLog;
import io.leadstone.application.port.out.privacy.PersonalDataAccess;
import io.leadstone.application.query.Page;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decorates the use cases that read or export personal data, and passes each successful call to the access log. An
 * export that fails is logged with the records that it had passed on. A stream is logged when it reports its end or
 * fails, or else when it is closed. Writes are in the event log instead.
 */
record LoggedAccess(AccessLog log, Clock clock) implements UseCaseDecorator {

    /** The in-ports that return personal data and change nothing. */
    static final Set<Class<?>> READS = Set.of(
            GetLead.class,
            FindLeadByEmail.class,
            ListLeads.class,
            ListDeletedLeads.class,
            ReadConsent.class,
            GetConversation.class,
            GetOwnConversation.class,
            GetLastConversation.class,
            ListConversations.class,
            ListDeletedConversations.class,
            ListOwnConversations.class,
            ListSubmissions.class,
            ListCompanySubmissions.class,
            ExportPerson.class,
            ExportLeads.class,
            ExportConversations.class,
            StreamLeads.class,
            StreamConversations.class);

    @Override
    public <T> T decorate(Class<T> type, T useCases) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> invoke(useCases, method, arguments)));
    }

    private @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments == null
                || !READS.contains(method.getDeclaringClass())
                || !(arguments[0] instanceof Caller caller)) {
            return call(target, method, arguments);
        }
        AtomicLong passedOn = new AtomicLong();
        Object result;
        try {
            result = call(target, method, counting(arguments, passedOn));
        } catch (Throwable failure) {
            logFailed(caller, method, passedOn.get(), failure);
            throw failure;
        }
        if (result instanceof Stream<?> stream) {
            return LoggedItems.of(stream, count -> log(caller, method, count));
        }
        log(caller, method, passedOn.get() + countOf(result));
        return result;
    }

    /** Returns the arguments; the sink of an export also counts the items. */
    @SuppressWarnings("unchecked") // A sink gets only items of the export.
    private static @Nullable Object[] counting(@Nullable Object[] arguments, AtomicLong count) {
        @Nullable Object[] counting = arguments.clone();
        for (int i = 0; i < counting.length; i++) {
            if (counting[i] instanceof Consumer<?> sink) {
                Consumer<Object> typed = (Consumer<Object>) sink;
                counting[i] = (Consumer<Object>) item -> {
                    count.incrementAndGet();
                    typed.accept(item);
                };
            }
        }
        return counting;
    }

    private static long countOf(@Nullable Object result) {
        if (result == null) {
            return 0;
        }
        if (result instanceof Page<?> page) {
            return page.items().size();
        }
        if (result instanceof Optional<?> found) {
            return found.isPresent() ? 1 : 0;
        }
        return result instanceof PersonExport person
                ? person.leads().size()
                        + person.otherSubmissions().size()
                        + person.held().size()
                : 1;
    }

    /** Logs what an export had passed on when it failed. */
    private void logFailed(Caller caller, Method method, long count, Throwable failure) {
        try {
            log(caller, method, count);
        } catch (RuntimeException ofLog) {
            failure.addSuppressed(ofLog);
        }
    }

    /** Logs the access, unless the caller got nothing. */
    private void log(Caller caller, Method method, long count) {
        if (count == 0) {
            return;
        }
        log.accessed(new PersonalDataAccess(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.companyId(),
                caller.principal(),
                method.getDeclaringClass().getSimpleName(),
                count));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
