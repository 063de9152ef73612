package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.ConversationSnapshot;
import java.util.function.Consumer;

/** Hands out all conversations. */
@FunctionalInterface
public interface ExportConversations {

    /**
     * Gives every live conversation that was created in {@code range} to {@code sink}, oldest first, one at a time. What {@code sink}
     * throws ends the export and is thrown on.
     *
     * @throws AccessDeniedException without scope {@code read}
     */
    void export(Caller caller, ExportRange range, Consumer<ConversationSnapshot> sink);
}
