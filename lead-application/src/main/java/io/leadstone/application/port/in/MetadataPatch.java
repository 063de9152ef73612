package io.leadstone.application.port.in;

/** A partial change of a lead's metadata, for example a merge patch of RFC 7396; applied within the write, to what is there then. */
@FunctionalInterface
public interface MetadataPatch {

    /** The text of the next JSON object, where {@code current} is the text of the present one. May be called more than once. */
    String applyTo(String current);
}
