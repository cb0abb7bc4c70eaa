"""The words of the interface, by language: what the page itself says, never the talk.

The words are known by what they are in English; what a language has no word for stays
English. A line a word, so that a missing one shows.
"""

from __future__ import annotations

from collections.abc import Mapping


def words(lang: str) -> Mapping[str, str]:
    """The interface's words in ``lang``, a language tag such as ``pt-BR``, by the English."""
    return TABLES.get(lang.lower().replace("_", "-").partition("-")[0], {})


_FRENCH = {
    "Any key": "Toute touche",
    "Black screen": "Écran noir",
    "Click": "Clic",
    "Close, leave the whole, leave full screen": (
        "Fermer, quitter la vue d’ensemble, quitter le plein écran"
    ),
    "Come back from black or white": "Revenir du noir ou du blanc",
    "Copy a link to this frame": "Copier un lien vers ce cadre",
    "End": "Fin",
    "Enter": "Entrée",
    "Erase a digit": "Effacer un chiffre",
    "Esc": "Échap",
    "First": "Première étape",
    "Fly to that frame, figure or link": "Aller à ce cadre, cette figure ou ce lien",
    "Full screen": "Plein écran",
    "Go to": "Aller à",
    "Go to a number or a title": "Aller à un numéro ou à un titre",
    "Go to that number": "Aller à ce numéro",
    "Home": "Début",
    "In the whole: choose a frame": "Dans la vue d’ensemble\u202f: choisir un cadre",
    "In the whole: fly to the chosen frame": "Dans la vue d’ensemble\u202f: aller au cadre choisi",
    "Keys": "Touches",
    "Last": "Dernière étape",
    "Link copied": "Lien copié",
    "Next": "Suivant",
    "Next frame, without its steps": "Cadre suivant, sans ses étapes",
    "Out to the frame around this one": "Remonter au cadre qui entoure celui-ci",
    "Page Down": "Page suiv.",
    "Page Up": "Page préc.",
    "Previous": "Précédent",
    "Previous frame, without its steps": "Cadre précédent, sans ses étapes",
    "Shift": "Maj",
    "Space": "Espace",
    "Speaker notes": "Notes de l’orateur",
    "The whole canvas": "Vue d’ensemble",
    "These keys": "Ces touches",
    "White screen": "Écran blanc",
}

_GERMAN = {
    "Any key": "Beliebige Taste",
    "Black screen": "Schwarzer Bildschirm",
    "Click": "Klick",
    "Close, leave the whole, leave full screen": (
        "Schließen, Gesamtansicht verlassen, Vollbild verlassen"
    ),
    "Come back from black or white": "Zurück von Schwarz oder Weiß",
    "Copy a link to this frame": "Link zu diesem Rahmen kopieren",
    "End": "Ende",
    "Enter": "Eingabe",
    "Erase a digit": "Eine Ziffer löschen",
    "Esc": "Esc",
    "First": "Zum Anfang",
    "Fly to that frame, figure or link": "Zu diesem Rahmen, Bild oder Link",
    "Full screen": "Vollbild",
    "Go to": "Gehe zu",
    "Go to a number or a title": "Zu einer Nummer oder einem Titel",
    "Go to that number": "Zu dieser Nummer",
    "Home": "Pos1",
    "In the whole: choose a frame": "In der Übersicht: einen Rahmen wählen",
    "In the whole: fly to the chosen frame": "In der Übersicht: zum gewählten Rahmen fliegen",
    "Keys": "Tasten",
    "Last": "Zum Ende",
    "Link copied": "Link kopiert",
    "Next": "Weiter",
    "Next frame, without its steps": "Nächster Rahmen, ohne seine Schritte",
    "Out to the frame around this one": "Hinaus zum umgebenden Rahmen",
    "Page Down": "Bild ab",
    "Page Up": "Bild auf",
    "Previous": "Zurück",
    "Previous frame, without its steps": "Voriger Rahmen, ohne seine Schritte",
    "Shift": "Umschalt",
    "Space": "Leertaste",
    "Speaker notes": "Notizen",
    "The whole canvas": "Gesamtansicht",
    "These keys": "Diese Tasten",
    "White screen": "Weißer Bildschirm",
}

_SPANISH = {
    "Any key": "Cualquier tecla",
    "Black screen": "Pantalla negra",
    "Click": "Clic",
    "Close, leave the whole, leave full screen": (
        "Cerrar, salir de la vista general, salir de la pantalla completa"
    ),
    "Come back from black or white": "Volver del negro o del blanco",
    "Copy a link to this frame": "Copiar un enlace a este cuadro",
    "End": "Fin",
    "Enter": "Intro",
    "Erase a digit": "Borrar una cifra",
    "Esc": "Esc",
    "First": "Al principio",
    "Fly to that frame, figure or link": "Ir a ese cuadro, figura o enlace",
    "Full screen": "Pantalla completa",
    "Go to": "Ir a",
    "Go to a number or a title": "Ir a un número o a un título",
    "Go to that number": "Ir a ese número",
    "Home": "Inicio",
    "In the whole: choose a frame": "En el conjunto: elegir un marco",
    "In the whole: fly to the chosen frame": "En el conjunto: ir al marco elegido",
    "Keys": "Teclas",
    "Last": "Al final",
    "Link copied": "Enlace copiado",
    "Next": "Siguiente",
    "Next frame, without its steps": "Cuadro siguiente, sin sus pasos",
    "Out to the frame around this one": "Salir al cuadro que rodea a este",
    "Page Down": "Av Pág",
    "Page Up": "Re Pág",
    "Previous": "Anterior",
    "Previous frame, without its steps": "Cuadro anterior, sin sus pasos",
    "Shift": "Mayús",
    "Space": "Espacio",
    "Speaker notes": "Notas del orador",
    "The whole canvas": "Vista general",
    "These keys": "Estas teclas",
    "White screen": "Pantalla blanca",
}

_ITALIAN = {
    "Any key": "Qualsiasi tasto",
    "Black screen": "Schermo nero",
    "Click": "Clic",
    "Close, leave the whole, leave full screen": (
        "Chiudere, uscire dalla vista d’insieme, uscire dallo schermo intero"
    ),
    "Come back from black or white": "Tornare dal nero o dal bianco",
    "Copy a link to this frame": "Copiare un link a questo riquadro",
    "End": "Fine",
    "Enter": "Invio",
    "Erase a digit": "Cancellare una cifra",
    "Esc": "Esc",
    "First": "All’inizio",
    "Fly to that frame, figure or link": "Andare a quel riquadro, figura o link",
    "Full screen": "Schermo intero",
    "Go to": "Vai a",
    "Go to a number or a title": "Andare a un numero o a un titolo",
    "Go to that number": "Andare a quel numero",
    "Home": "Inizio",
    "In the whole: choose a frame": "Nell’insieme: scegli un riquadro",
    "In the whole: fly to the chosen frame": "Nell’insieme: vai al riquadro scelto",
    "Keys": "Tasti",
    "Last": "Alla fine",
    "Link copied": "Link copiato",
    "Next": "Avanti",
    "Next frame, without its steps": "Riquadro successivo, senza i suoi passi",
    "Out to the frame around this one": "Uscire al riquadro che contiene questo",
    "Page Down": "Pag giù",
    "Page Up": "Pag su",
    "Previous": "Indietro",
    "Previous frame, without its steps": "Riquadro precedente, senza i suoi passi",
    "Shift": "Maiusc",
    "Space": "Spazio",
    "Speaker notes": "Note del relatore",
    "The whole canvas": "Vista d’insieme",
    "These keys": "Questi tasti",
    "White screen": "Schermo bianco",
}

TABLES: Mapping[str, Mapping[str, str]] = {
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
    "it": _ITALIAN,
}
