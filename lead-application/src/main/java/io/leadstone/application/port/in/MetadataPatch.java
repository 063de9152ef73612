package io.leadstone.application.port.in;

/**
 * A partial change of a lead's metadata, for example a merge patch of RFC 7396. The update applies it to the metadata
 * that is stored at that time.
 */
@FunctionalInterface
public interface MetadataPatch {

    /**
     * Returns the text of the changed JSON object. It may be called more than once.
     *
     * @param current the text of the stored JSON object
     */
    String applyTo(String current);
}
