package io.leadstone.application.access;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import java.util.Optional;
import java.util.Set;

/**
 * The authenticated caller of a use case: its company, principal, role and scopes. A use case reads and writes only
 * data of the caller's company.
 *
 * @param principal the name of the caller in the event log, such as the id of an API key or user,
 *     1–{@value ChangeContext#MAX_ACTOR} characters
 * @param session the widget session; present if and only if the role is {@code lead}
 */
public record Caller(
        CompanyId companyId, String principal, Set<Scope> scopes, Role role, Optional<LeadSession> session) {

    public Caller {
        scopes = Set.copyOf(scopes);
        if (principal.isBlank()
                || PlainText.length(principal) > ChangeContext.MAX_ACTOR
                || !PlainText.isSingleLine(principal)) {
            throw new IllegalArgumentException(
                    "the principal of a caller must be one line of 1 to " + ChangeContext.MAX_ACTOR + " characters");
        }
        if (session.isPresent() != (role == Role.LEAD)) {
            throw new IllegalArgumentException("a caller must have a session if and only if its role is lead");
        }
    }

    /** Creates a member of the company with these scopes. */
    public static Caller member(CompanyId companyId, String principal, Scope... scopes) {
        return new Caller(companyId, principal, Set.of(scopes), Role.MEMBER, Optional.empty());
    }

    /** Creates a caller for a widget session. */
    public static Caller lead(CompanyId companyId, LeadSession session) {
        return new Caller(companyId, "lead:" + session.leadId(), Set.of(), Role.LEAD, Optional.of(session));
    }

    /**
     * Requires that the caller has {@code scope}.
     *
     * @throws AccessDeniedException if the caller does not have the scope, or has the role {@code lead}
     */
    public void require(Scope scope) {
        if (role == Role.LEAD || !scopes.contains(scope)) {
            throw new AccessDeniedException("the scope " + scope.code() + " is required");
        }
    }

    /**
     * Returns {@code other} if the caller may access that company: its own company, or any as a super admin.
     *
     * @throws AccessDeniedException if the caller may not access it
     */
    public CompanyId requireAccessTo(CompanyId other) {
        if (role != Role.SUPER_ADMIN && !other.equals(companyId)) {
            throw new AccessDeniedException("only a super admin may name another company");
        }
        return other;
    }

    /** Returns true if the caller's session opened this conversation, or if the caller has no session. */
    public boolean mayAccess(ConversationSnapshot conversation) {
        return session.isEmpty()
                || session.filter(own -> conversation
                                .session()
                                .filter(own.sessionId()::equals)
                                .isPresent())
                        .isPresent();
    }

    /**
     * Requires that the caller may read the lead {@code id} of its company. That needs the scope {@code read}. A widget
     * session may read its own session lead id, which shows what it sent.
     *
     * @throws AccessDeniedException if the caller may not read the lead
     */
    public void requireReadOf(LeadId id) {
        if (session.isEmpty()) {
            require(Scope.READ);
        } else if (session.filter(own -> own.leadId().equals(id)).isEmpty()) {
            throw new AccessDeniedException("a widget session may read only the lead that it sent");
        }
    }

    @Override
    public String toString() {
        return "Caller[companyId=" + companyId + ", scopes=" + scopes + ", role=" + role + "]";
    }
}
