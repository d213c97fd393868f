package io.surveyconsole.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.api.Problem;
import io.surveyconsole.server.model.SurveyVersion;
import io.surveyconsole.server.surveys.Published;
import io.surveyconsole.server.surveys.SurveyCatalog;
import io.surveyconsole.survey.io.DefinitionReader;
import io.surveyconsole.survey.io.DefinitionWriter;
import io.surveyconsole.survey.io.Reading;
import io.surveyconsole.survey.model.SurveyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The surveys in force, and the versions that conversations began with.
final class SurveyRoutes {
  private static final Pattern NEW_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final SurveyCatalog catalog;
  private final Json json;

  SurveyRoutes(SurveyCatalog catalog, Json json) {
    this.catalog = catalog;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get(
        "/surveys",
        ctx -> json.write(ctx, 200, catalog.all().stream().map(SurveyRoutes::view).toList()),
        Access.READ);
    routes.get("/surveys/{id}", ctx -> json.write(ctx, 200, view(asked(ctx))), Access.READ);
    routes.put("/surveys/{id}", this::publish, Access.OPERATE);
  }

  private void publish(Context ctx) {
    String id = ctx.pathParam("id");
    var errors = new ArrayList<Problem.FieldError>();
    if (!NEW_ID.matcher(id).matches()
        && (id.isBlank() || catalog.inForce(new SurveyId(id)).isEmpty())) {
      errors.add(
          new Problem.FieldError(
              "id", "a new survey's id must be 1 to 64 letters, digits, _ or -"));
      if (DefinitionReader.read(ctx.bodyAsBytes()) instanceof Reading.Invalid invalid) {
        errors.addAll(fieldErrors(invalid.problems()));
      }
      throw ApiException.invalid("The definition was not published.", errors);
    }
    switch (catalog.publish(new SurveyId(id), ctx.bodyAsBytes())) {
      case Published.InForce published ->
          json.write(ctx, published.isNew() ? 201 : 200, view(published.version()));
      case Published.Invalid invalid ->
          throw ApiException.invalid(
              "The definition has problems; it was not published.",
              fieldErrors(invalid.problems()));
    }
  }

  private static List<Problem.FieldError> fieldErrors(
      List<io.surveyconsole.survey.check.Problem> problems) {
    return problems.stream()
        .map(problem ->
            new Problem.FieldError(
                problem.place().line() + ":" + problem.place().column(), problem.text()))
        .toList();
  }

  private SurveyVersion asked(Context ctx) {
    String id = ctx.pathParam("id");
    if (id.isBlank() || Parameters.given(ctx, "version") == null) {
      return inForce(id);
    }
    int version = (int) Parameters.number(ctx, "version", 1, 1, Integer.MAX_VALUE);
    return catalog
        .published(new SurveyVersion.Key(new SurveyId(id), version))
        .orElseThrow(() -> ApiException.notFound("There is no such version of a survey."));
  }

  private SurveyVersion inForce(String id) {
    return (id.isBlank() ? Optional.<SurveyVersion>empty() : catalog.inForce(new SurveyId(id)))
        .orElseThrow(() -> ApiException.notFound("There is no survey with this id."));
  }

  private static ObjectNode view(SurveyVersion version) {
    return DefinitionWriter.forApi(version.survey()).put("version", version.version());
  }
}
