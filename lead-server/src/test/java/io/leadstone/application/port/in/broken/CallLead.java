package io.leadstone.application.port.in.broken;

/** Breaks a rule on purpose: two verbs in one use case. */
interface CallLead {

    void call();

    void hangUp();
}
