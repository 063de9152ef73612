package io.leadstone.server;

import io.leadstone.application.port.out.privacy.AccessLog;
import io.leadstone.application.port.out.privacy.PersonalDataAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for each read or export of personal data. It has a logger of its own, so that it can be routed. */
final class PersonalDataLog implements AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataLog.class);

    @Override
    public void accessed(PersonalDataAccess access) {
        LOG.atInfo()
                .addKeyValue("company", access.companyId().value())
                .addKeyValue("principal", access.principal())
                .addKeyValue("use_case", access.useCase())
                .addKeyValue("count", access.count())
                .log("personal data read");
    }
}
