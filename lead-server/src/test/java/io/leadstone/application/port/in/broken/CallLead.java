package io.leadstone.application.port.in.broken;

/** Violates a rule on purpose: a use case with two methods. */
interface CallLead {

    void call();

    void hangUp();
}
