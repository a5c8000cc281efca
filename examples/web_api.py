"""The library behind a web address: ask for a route, a map or a comparison, and get JSON or SVG.

Run: pip install starlette uvicorn, then: uvicorn --app-dir examples web_api:app
Then: curl "localhost:8000/sites/tameside-glossop/route?fund=icf/aligned"
"""

# Starlette: small, well kept, typed, and without models of its own; results bring their JSON along (`.to_dict()`).
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import commissionkit as ck
from commissionkit.errors import RefusedQuestion, UnknownName

SITES = [str(name) for name in ck.datasets().column("id")]
MATTER = ("service", "stage", "fund", "area", "about", "on")


def site(name: str) -> ck.Arrangement:
    """A bundled site. `ck.load` opens files, too: what a stranger names must not reach it unchecked."""
    if name not in SITES:
        raise UnknownName(name, SITES, what="site")
    return ck.load(name)


def asked(request: Request, *known: str) -> dict[str, str]:
    """The parameters of the request, all of which have to be known: a misspelt one would change the answer unseen."""
    if unknown := set(request.query_params) - set(known):
        raise RefusedQuestion(f"no such parameter: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    return dict(request.query_params)


def sites(request: Request) -> Response:
    """Every site, a row each."""
    return JSONResponse(ck.datasets().to_dict())


def route(request: Request) -> Response:
    """Who makes and who takes a decision, and how that is known."""
    return JSONResponse(ck.route(site(request.path_params["id"]), **asked(request, *MATTER)).to_dict())


def picture(request: Request) -> Response:
    """The decision map, of the day `on` and with the chain of `focus` lit."""
    drawing = ck.decision_map(site(request.path_params["id"]), **asked(request, "on", "focus"))
    return Response(drawing.svg(), media_type="image/svg+xml")


def compare(request: Request) -> Response:
    """Sites side by side: /compare?site=south-tyneside&site=bradford-craven&codebook=decisions."""
    named = asked(request, "site", "codebook")
    chosen = [site(name) for name in request.query_params.getlist("site")]
    if not chosen:
        raise RefusedQuestion("which sites? /compare?site=south-tyneside&site=bradford-craven")
    return JSONResponse(ck.compare(chosen, codebook=named.get("codebook", "overview")).to_dict())


def refused(request: Request, error: Exception) -> Response:
    """What the library says, with the status that it means."""
    return JSONResponse({"error": str(error)}, status_code=404 if isinstance(error, UnknownName) else 422)


app = Starlette(
    routes=[
        Route("/sites", sites),
        Route("/sites/{id}/route", route),
        Route("/sites/{id}/map.svg", picture),
        Route("/compare", compare),
    ],
    exception_handlers={ck.CommissionkitError: refused},
)
