package io.ringfence.act;

import io.ringfence.decide.Scene;
import io.ringfence.number.Destination;
import io.ringfence.number.DialPlan;
import java.util.List;

/** A dial plan that knows 112, and that everything else is abroad. */
final class Abroad implements DialPlan {
    @Override
    public Destination destination(String dialled) {
        return dialled.equals("112") ? Scene.EMERGENCY : Scene.SOMALIA;
    }

    @Override
    public List<String> explain(String dialled) {
        return List.of();
    }
}
