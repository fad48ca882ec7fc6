package io.quantumtrader.exchange;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;

/**
 * Orders and events of a venue as JSON, in its log and on the wire alike. Doubles are written in their shortest exact form, so
 * that reading gives the same bits; a missing field is refused.
 */
public final class VenueJson {

    /** What carries its kind in the field {@code type}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    public interface Typed {}

    private VenueJson() {}

    /** A mapper that knows orders and events, for whoever adds types of its own. */
    public static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addMixIn(VenueEvent.class, Typed.class)
                .addMixIn(VenueOrder.class, Typed.class)
                .registerSubtypes(
                        new NamedType(VenueOrder.Market.class, "market"),
                        new NamedType(VenueOrder.Limit.class, "limit"),
                        new NamedType(VenueOrder.CloseStop.class, "close-stop"),
                        new NamedType(VenueOrder.QuantityStop.class, "quantity-stop"),
                        new NamedType(VenueEvent.Accepted.class, "accepted"),
                        new NamedType(VenueEvent.Rejected.class, "rejected"),
                        new NamedType(VenueEvent.Triggered.class, "triggered"),
                        new NamedType(VenueEvent.Filled.class, "filled"),
                        new NamedType(VenueEvent.Cancelled.class, "cancelled"),
                        new NamedType(VenueEvent.Funded.class, "funded"),
                        new NamedType(VenueEvent.Liquidated.class, "liquidated"));
    }
}
