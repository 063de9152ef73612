package io.leadstone.adapter.rest.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;

/** Rows as the elements of one JSON array. */
final class JsonRowWriter<T extends JsonResponse> implements RowWriter<T> {

    private final JsonGenerator json;
    private boolean begun;

    private JsonRowWriter(JsonGenerator json) {
        this.json = json;
    }

    static <T extends JsonResponse> JsonRowWriter<T> to(OutputStream out) throws IOException {
        return new JsonRowWriter<>(WireJson.generator(out));
    }

    @Override
    public void write(T row) throws IOException {
        begin();
        WireJson.write(json, row);
    }

    @Override
    public void breakOff() throws IOException {
        if (begun) {
            json.writeRaw("," + BROKEN_OFF);
            json.flush();
        }
    }

    @Override
    public void end() throws IOException {
        begin();
        json.writeEndArray();
        json.close();
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            json.writeStartArray();
        }
    }
}
