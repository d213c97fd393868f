package io.surveyconsole.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.surveyconsole.server.config.Secret;
import java.io.IOException;
import java.time.Instant;

/// How the records of the HTTP API and the feed are written as JSON: names in snake_case, times in
/// ISO 8601 (UTC), absent values left out. Both ends use it.
public final class ApiJson {
  private static final int MAX_DEPTH = 50;

  private ApiJson() {}

  /// A secret stands in what is sent as it is, and nowhere else.
  private static SimpleModule secrets() {
    return new SimpleModule()
        .addSerializer(
            Secret.class,
            new StdSerializer<>(Secret.class) {
              @Override
              public void serialize(Secret secret, JsonGenerator json, SerializerProvider provider)
                  throws IOException {
                json.writeString(secret.value());
              }
            })
        .addDeserializer(
            Secret.class,
            new StdDeserializer<>(Secret.class) {
              @Override
              public Secret deserialize(JsonParser json, DeserializationContext context)
                  throws IOException {
                return new Secret(json.getText());
              }
            });
  }

  /// A new mapper; safe for use by many threads.
  public static JsonMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(secrets())
            .addModule(new SimpleModule().addDeserializer(Instant.class, new Instants()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                LogicalType.Textual,
                config -> {
                  config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                  config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                  config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }
}
