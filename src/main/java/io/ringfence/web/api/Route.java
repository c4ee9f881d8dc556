package io.ringfence.web.api;

/** One thing the API can do. */
record Route(String method, String path, Need need, Action action) {
    /** Who may ask. */
    enum Need {
        NOBODY,
        VIEWER,
        OPERATOR,
        /** An operator, or viewer, of every PBX. */
        EVERYTHING
    }

    /** Answers with what becomes JSON. */
    interface Action {
        Object answer(Ask ask) throws Exception;
    }

    static Route get(String path, Action action) {
        return new Route("GET", path, Need.VIEWER, action);
    }

    static Route getOfAll(String path, Action action) {
        return new Route("GET", path, Need.EVERYTHING, action);
    }

    static Route post(String path, Action action) {
        return new Route("POST", path, Need.OPERATOR, action);
    }
}
