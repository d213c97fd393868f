package io.surveyconsole.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;

/// Bodies of requests and responses.
final class Json {
  private final JsonMapper mapper;

  Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /// The fields of the body, which may be missing where none of them must be there.
  Fields optionalFields(Context ctx) {
    return ctx.bodyAsBytes().length == 0 ? new Fields(mapper.createObjectNode()) : fields(ctx);
  }

  /// The fields of the body, which must be a JSON object.
  Fields fields(Context ctx) {
    JsonNode body;
    try {
      body = mapper.readTree(ctx.bodyAsBytes());
    } catch (StreamConstraintsException e) {
      throw ApiException.tooDeep();
    } catch (JsonProcessingException e) {
      throw ApiException.badRequest(
          "The body is not JSON (line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ").");
    } catch (IOException e) {
      throw ApiException.badRequest("The body could not be read.");
    }
    if (body == null || !body.isObject()) {
      throw ApiException.badRequest("The body must be a JSON object.");
    }
    return new Fields(body);
  }

  void write(Context ctx, int status, Object value) {
    try {
      ctx.status(status).contentType("application/json").result(mapper.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a response", e);
    }
  }
}
