package io.surveyconsole.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.api.ActiveSurvey;
import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.Customer;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Ids;
import io.surveyconsole.server.storage.ConversationStore;
import io.surveyconsole.server.storage.CustomerStore;
import io.surveyconsole.server.storage.DuplicateException;
import java.util.regex.Pattern;

/// Respondents, as the operator enters them.
final class CustomerRoutes {
  private static final Pattern NEW_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int MAX_NAME = 200;
  private static final int MAX_EMAIL = 254;

  private final CustomerStore customers;
  private final ConversationStore conversations;
  private final Ids ids;
  private final Json json;

  CustomerRoutes(CustomerStore customers, ConversationStore conversations, Ids ids, Json json) {
    this.customers = customers;
    this.conversations = conversations;
    this.ids = ids;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get(
        "/customers",
        ctx -> json.write(ctx, 200, customers.all().stream().map(CustomerRoutes::view).toList()),
        Access.READ);
    routes.post("/customers", this::enter, Access.OPERATE);
    routes.get("/customers/{id}", ctx -> json.write(ctx, 200, view(customer(ctx))), Access.READ);
    routes.delete("/customers/{id}", this::remove, Access.OPERATE);
    routes.get(
        "/customers/{id}/active-surveys",
        ctx ->
            json.write(
                ctx,
                200,
                conversations.activeOf(customer(ctx).id()).stream()
                    .map(CustomerRoutes::active)
                    .toList()),
        Access.READ);
  }

  private void enter(Context ctx) {
    Fields fields = json.fields(ctx);
    String id =
        fields.optional("id", NEW_ID.asMatchPredicate(), "must be 1 to 64 letters, digits, _ or -");
    String name = fields.text("name", MAX_NAME);
    String email = fields.text("email", MAX_EMAIL);
    if (!email.isBlank() && !EMAIL.matcher(email).matches()) {
      fields.wrong("email", "must look like name@example.com");
    }
    fields.check();
    var customer = new Customer(id == null ? ids.customer() : new CustomerId(id), name, email);
    try {
      customers.add(customer);
    } catch (DuplicateException e) {
      throw ApiException.conflict("There is a respondent with this id already.");
    }
    AuditTrail.made(ctx, customer.id().value());
    json.write(ctx, 201, view(customer));
  }

  private void remove(Context ctx) {
    switch (customers.remove(customer(ctx).id())) {
      case REMOVED -> ctx.status(204);
      case UNKNOWN -> throw unknown();
      case IN_USE ->
          throw ApiException.conflict(
              "There are conversations with this respondent, so they cannot be removed.");
    }
  }

  private Customer customer(Context ctx) {
    String id = ctx.pathParam("id");
    if (id.isBlank()) {
      throw unknown();
    }
    return customers.find(new CustomerId(id)).orElseThrow(CustomerRoutes::unknown);
  }

  private static ApiException unknown() {
    return ApiException.notFound("There is no respondent with this id.");
  }

  private static io.surveyconsole.server.api.Customer view(Customer customer) {
    return new io.surveyconsole.server.api.Customer(
        customer.id().value(), customer.name(), customer.email());
  }

  private static ActiveSurvey active(Conversation c) {
    return new ActiveSurvey(
        c.id().value(),
        c.survey().id().value(),
        c.surveyName(),
        c.createdAt(),
        c.updatedAt(),
        c.progress(),
        c.questionIndex(),
        c.totalQuestions());
  }
}
