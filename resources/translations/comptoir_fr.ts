<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>BriefPreview</name>
    <message>
        <source>Mission brief</source>
        <translation>Note de mission</translation>
    </message>
    <message>
        <source>Pages of the brief</source>
        <translation>Pages de la note</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>De quoi il s'agit</translation>
    </message>
    <message>
        <source>Your name or office</source>
        <translation>Votre nom ou service</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Parts of the brief</source>
        <translation>Parties de la note</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Établie par</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>Enregistrer en HTML…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Setting the pages…</source>
        <translation>Mise en page…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Page of the web (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Enregistrer la note</translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>Écriture de {0}…</translation>
    </message>
    <message>
        <source>The brief is in {0}</source>
        <translation>La note est dans {0}</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Page {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>BundleList</name>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Bundled marks</source>
        <translation>Marques regroupées</translation>
    </message>
</context>
<context>
    <name>ChartFrame</name>
    <message>
        <source>Make this the main chart</source>
        <translation>En faire le graphique principal</translation>
    </message>
</context>
<context>
    <name>ChartPane</name>
    <message>
        <source>Every row drawn and left out, with the reason</source>
        <translation>Chaque ligne dessinée ou écartée, avec la raison</translation>
    </message>
    <message>
        <source>Shown instead: how many records there are.</source>
        <translation>Montré à la place : combien de fiches il y a.</translation>
    </message>
    <message>
        <source>Rows drawn and left out</source>
        <translation>Lignes dessinées et écartées</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>Enregistrer le graphique comme image</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Enregistré : {0}</translation>
    </message>
    <message>
        <source>Save the drawn rows</source>
        <translation>Enregistrer les lignes dessinées</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Copier comme image</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Save the drawn rows as CSV…</source>
        <translation>Enregistrer les lignes dessinées en CSV…</translation>
    </message>
    <message>
        <source>Put into the dossier</source>
        <translation>Mettre dans le dossier</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Copy or save the chart, or put it into the dossier</source>
        <translation>Copier ou enregistrer le graphique, ou le mettre dans le dossier</translation>
    </message>
</context>
<context>
    <name>ColumnChoice</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>Comme affiché</translation>
    </message>
    <message>
        <source>The columns that the window shows, in its order</source>
        <translation>Les colonnes affichées dans la fenêtre, dans leur ordre</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Sources are always taken along</source>
        <translation>Les sources sont toujours emportées</translation>
    </message>
</context>
<context>
    <name>ColumnFilters</name>
    <message>
        <source>&gt; 100</source>
        <translation>&gt; 100</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtrer</translation>
    </message>
    <message>
        <source>Filter {0}</source>
        <translation>Filtrer {0}</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>What is drawn</source>
        <translation>Ce qui est dessiné</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparer…</translation>
    </message>
    <message>
        <source>Choose two to six to set side by side</source>
        <translation>Choisir de deux à six à mettre côte à côte</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic scale: each step is a multiple</source>
        <translation>Échelle logarithmique : chaque pas est un multiple</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>The first common period is 100</source>
        <translation>La première période commune vaut 100</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Meilleur</translation>
    </message>
    <message>
        <source>Let the program propose a chart again</source>
        <translation>Laisser de nouveau le programme proposer un graphique</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tendance</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Classement</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Comptages</translation>
    </message>
    <message>
        <source>Parties to compare</source>
        <translation>Parties à comparer</translation>
    </message>
    <message>
        <source>latest of each</source>
        <translation>le plus récent de chacun</translation>
    </message>
</context>
<context>
    <name>DateRangeButton</name>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Choose a date range  Ctrl+D</source>
        <translation>Choisir une période  Ctrl+D</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>“{0}” is deleted; Ctrl+Z brings it back</source>
        <translation>« {0} » est supprimé ; Ctrl+Z le fait revenir</translation>
    </message>
    <message>
        <source>Nothing is chosen that could be put aside</source>
        <translation>Rien n'est choisi qui puisse être mis de côté</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>My dossier</source>
        <translation>Mon dossier</translation>
    </message>
    <message>
        <source>Already in “{0}”</source>
        <translation>Déjà dans « {0} »</translation>
    </message>
    <message>
        <source>Added to “{0}”</source>
        <translation>Ajouté à « {0} »</translation>
    </message>
    <message>
        <source>{0} items added to “{1}”</source>
        <translation>{0} éléments ajoutés à « {1} »</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>Annulé : {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Rétabli : {0}</translation>
    </message>
    <message>
        <source>“{0}” is in {1}</source>
        <translation>« {0} » est dans {1}</translation>
    </message>
    <message>
        <source>{0}: {1} items added, {2} were there already</source>
        <translation>{0} : {1} éléments ajoutés, {2} y étaient déjà</translation>
    </message>
    <message>
        <source>Another window has removed this</source>
        <translation>Une autre fenêtre l'a retiré</translation>
    </message>
    <message>
        <source>Undo {0}</source>
        <translation>Annuler {0}</translation>
    </message>
    <message>
        <source>Redo {0}</source>
        <translation>Rétablir {0}</translation>
    </message>
</context>
<context>
    <name>DossierBar</name>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Another dossier, or a new one</source>
        <translation>Un autre dossier, ou un nouveau</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvrir</translation>
    </message>
    <message>
        <source>Show the dossier</source>
        <translation>Montrer le dossier</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Dossier in hand: {0}</source>
        <translation>Dossier en cours : {0}</translation>
    </message>
    <message>
        <source>· 1 item ·</source>
        <translation>· 1 élément ·</translation>
    </message>
    <message>
        <source>· {0} items ·</source>
        <translation>· {0} éléments ·</translation>
    </message>
    <message>
        <source>{0}   ({1})</source>
        <translation>{0}   ({1})</translation>
    </message>
    <message>
        <source>New dossier…</source>
        <translation>Nouveau dossier…</translation>
    </message>
</context>
<context>
    <name>DossierMenu</name>
    <message>
        <source>New dossier…</source>
        <translation>Nouveau dossier…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Dupliquer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Import a dossier file…</source>
        <translation>Importer un fichier de dossier…</translation>
    </message>
    <message>
        <source>Export as dossier file…</source>
        <translation>Exporter comme fichier de dossier…</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>{0} (copy)</source>
        <translation>{0} (copie)</translation>
    </message>
    <message>
        <source>Dossier files (*.comptoir)</source>
        <translation>Fichiers de dossier (*.comptoir)</translation>
    </message>
    <message>
        <source>Import a dossier</source>
        <translation>Importer un dossier</translation>
    </message>
    <message>
        <source>Export the dossier</source>
        <translation>Exporter le dossier</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>DossierPane</name>
    <message>
        <source>Items of the dossier</source>
        <translation>Éléments du dossier</translation>
    </message>
    <message>
        <source>Press D on anything, or drag it here, to put it aside.</source>
        <translation>Touche D sur n'importe quoi, ou glisser ici, pour le mettre de côté.</translation>
    </message>
    <message>
        <source>Write here what you will want to know on the way</source>
        <translation>Écrivez ici ce que vous voudrez savoir en route</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Rename, duplicate, delete, import, export</source>
        <translation>Renommer, dupliquer, supprimer, importer, exporter</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Take note of the changes, so that they are no longer marked</source>
        <translation>Prendre acte des changements, pour qu'ils ne soient plus marqués</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Brief…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>The mission brief as pages, to look at, print and take along  Ctrl+P</source>
        <translation>La note de mission en pages, à regarder, imprimer et emporter  Ctrl+P</translation>
    </message>
    <message>
        <source>No dossier yet</source>
        <translation>Pas encore de dossier</translation>
    </message>
    <message>
        <source>{0} changed</source>
        <translation>{0} modifiés</translation>
    </message>
    <message>
        <source>{0} no longer there</source>
        <translation>{0} disparus</translation>
    </message>
    <message>
        <source>In edition {0}: {1}</source>
        <translation>Dans l'édition {0} : {1}</translation>
    </message>
    <message>
        <source>My note on “{0}”</source>
        <translation>Ma note sur « {0} »</translation>
    </message>
    <message>
        <source>My note on “{0}” as a whole</source>
        <translation>Ma note sur l'ensemble de « {0} »</translation>
    </message>
    <message>
        <source>My note</source>
        <translation>Ma note</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>This edition no longer has “{0}”: {1}</source>
        <translation>Cette édition n'a plus « {0} » : {1}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Up  Alt+Up</source>
        <translation>Monter  Alt+Haut</translation>
    </message>
    <message>
        <source>Down  Alt+Down</source>
        <translation>Descendre  Alt+Bas</translation>
    </message>
    <message>
        <source>Remove  Del</source>
        <translation>Retirer  Suppr</translation>
    </message>
</context>
<context>
    <name>EditionLine</name>
    <message>
        <source>Edition {0}</source>
        <translation>Édition {0}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>{0}, as shown now</source>
        <translation>{0}, comme affiché</translation>
    </message>
    <message>
        <source>Dossier “{0}” ({1})</source>
        <translation>Dossier « {0} » ({1})</translation>
    </message>
    <message>
        <source>All tables, as filtered now</source>
        <translation>Tous les tableaux, filtrés comme maintenant</translation>
    </message>
    <message>
        <source>A whole table:</source>
        <translation>Un tableau entier :</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Comme</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>CSV, one table</source>
        <translation>CSV, un tableau</translation>
    </message>
    <message>
        <source>Excel (XLSX)</source>
        <translation>Excel (XLSX)</translation>
    </message>
    <message>
        <source>Zip of CSV files, with types (data package)</source>
        <translation>Zip de fichiers CSV, avec types (data package)</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Between cells</source>
        <translation>Entre les cellules</translation>
    </message>
    <message>
        <source>as this system expects</source>
        <translation>selon ce système</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>virgule</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>point-virgule</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulation</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Signe décimal</translation>
    </message>
    <message>
        <source>point</source>
        <translation>point</translation>
    </message>
    <message>
        <source>Byte-order mark, by which Excel knows the letters</source>
        <translation>Marque d'ordre des octets, grâce à laquelle Excel reconnaît les lettres</translation>
    </message>
    <message>
        <source>{0}, the chosen row</source>
        <translation>{0}, la ligne choisie</translation>
    </message>
    <message>
        <source>{0}, the {1} chosen rows</source>
        <translation>{0}, les {1} lignes choisies</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Several tables: each with all its columns.</source>
        <translation>Plusieurs tableaux : chacun avec toutes ses colonnes.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier de fichiers</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>Écriture de {0}…</translation>
    </message>
    <message>
        <source>{0} rows are in {1}</source>
        <translation>{0} lignes sont dans {1}</translation>
    </message>
    <message>
        <source>Called off; nothing was written</source>
        <translation>Interrompu ; rien n'a été écrit</translation>
    </message>
</context>
<context>
    <name>FacetPane</name>
    <message>
        <source>Facets</source>
        <translation>Facettes</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Secteur</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Section of the source</source>
        <translation>Section de la source</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Remove {0}</source>
        <translation>Retirer {0}</translation>
    </message>
    <message>
        <source>Remove this part of the filter</source>
        <translation>Retirer cette partie du filtre</translation>
    </message>
    <message>
        <source>The rest of the filter</source>
        <translation>Le reste du filtre</translation>
    </message>
    <message>
        <source>Clear the whole filter  Ctrl+Backspace</source>
        <translation>Effacer tout le filtre  Ctrl+Retour arrière</translation>
    </message>
    <message>
        <source>with {0}</source>
        <translation>avec {0}</translation>
    </message>
    <message>
        <source>section {0}</source>
        <translation>section {0}</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>depuis {0}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>jusqu'à {0}</translation>
    </message>
</context>
<context>
    <name>FindsList</name>
    <message>
        <source>Finds</source>
        <translation>Trouvailles</translation>
    </message>
    <message>
        <source>↑ ↓ look   ·   Enter opens   ·   Ctrl+Enter adds to the dossier   ·   Esc closes</source>
        <translation>↑ ↓ regarder   ·   Entrée ouvre   ·   Ctrl+Entrée ajoute au dossier   ·   Échap ferme</translation>
    </message>
    <message>
        <source>Nothing is spelled “{0}”: shown for “{1}”</source>
        <translation>Rien ne s'écrit « {0} » : résultats pour « {1} »</translation>
    </message>
    <message>
        <source>Nothing found for “{0}”. Try fewer letters or another spelling.</source>
        <translation>Rien trouvé pour « {0} ». Essayez moins de lettres ou une autre graphie.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Show all that is selected</source>
        <translation>Montrer tout ce qui est sélectionné</translation>
    </message>
    <message>
        <source>Show faintly what was not asked for</source>
        <translation>Montrer en pâle ce qui n'est pas demandé</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Couloirs</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Save or print the timeline</source>
        <translation>Enregistrer ou imprimer la frise</translation>
    </message>
    <message>
        <source>Lanes by</source>
        <translation>Couloirs par</translation>
    </message>
    <message>
        <source>First the lanes with</source>
        <translation>D'abord les couloirs avec</translation>
    </message>
    <message>
        <source>the most marks</source>
        <translation>le plus de marques</translation>
    </message>
    <message>
        <source>the earliest mark</source>
        <translation>la marque la plus ancienne</translation>
    </message>
    <message>
        <source>Fold all lanes</source>
        <translation>Replier tous les couloirs</translation>
    </message>
    <message>
        <source>Unfold all lanes</source>
        <translation>Déplier tous les couloirs</translation>
    </message>
    <message>
        <source>A lane for each kind</source>
        <translation>Un couloir par genre</translation>
    </message>
    <message>
        <source>Kinds in groups</source>
        <translation>Genres groupés</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
</context>
<context>
    <name>ItemDelegate</name>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>supprimé</translation>
    </message>
</context>
<context>
    <name>LegendBar</name>
    <message>
        <source>Show or hide</source>
        <translation>Montrer ou cacher</translation>
    </message>
</context>
<context>
    <name>LegendPopup</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
</context>
<context>
    <name>MainBar</name>
    <message>
        <source>Main</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Clear the whole filter</source>
        <translation>Effacer tout le filtre</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>Bookmarks and what was seen last</source>
        <translation>Signets et pages vues récemment</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Arbre</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>{0}: {1} items added, {2} were there already</source>
        <translation>{0} : {1} éléments ajoutés, {2} y étaient déjà</translation>
    </message>
</context>
<context>
    <name>MarksMenu</name>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
    <message>
        <source>None yet: Ctrl+B on a page sets one</source>
        <translation>Aucun pour l'instant : Ctrl+B sur une page en pose un</translation>
    </message>
    <message>
        <source>Seen last</source>
        <translation>Vu récemment</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Rien pour l'instant</translation>
    </message>
    <message>
        <source>Forget what was seen</source>
        <translation>Oublier ce qui a été vu</translation>
    </message>
</context>
<context>
    <name>NotesStrip</name>
    <message>
        <source>Bookmark this page  Ctrl+B</source>
        <translation>Poser un signet  Ctrl+B</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Add to dossier</source>
        <translation>Ajouter au dossier</translation>
    </message>
    <message>
        <source>My notes on this page</source>
        <translation>Mes notes sur cette page</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>Mes notes</translation>
    </message>
</context>
<context>
    <name>PagePane</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>A click lists them.</source>
        <translation>Un clic les liste.</translation>
    </message>
    <message>
        <source>A click zooms in.</source>
        <translation>Un clic agrandit.</translation>
    </message>
    <message>
        <source>{0}, the first {1}</source>
        <translation>{0}, les {1} premiers</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>List these marks</source>
        <translation>Lister ces marques</translation>
    </message>
    <message>
        <source>Add to dossier</source>
        <translation>Ajouter au dossier</translation>
    </message>
    <message>
        <source>Narrow everything to the time in view</source>
        <translation>Tout restreindre au temps affiché</translation>
    </message>
    <message>
        <source>Take the range back</source>
        <translation>Retirer la période</translation>
    </message>
    <message>
        <source>Show the whole span</source>
        <translation>Montrer tout l'intervalle</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Déplier</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>A lane for each kind</source>
        <translation>Un couloir par genre</translation>
    </message>
    <message>
        <source>One lane for these kinds</source>
        <translation>Un seul couloir pour ces genres</translation>
    </message>
    <message>
        <source>Select all in this lane</source>
        <translation>Tout sélectionner dans ce couloir</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Why not drawn</source>
        <translation>Pourquoi écarté</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>dessiné</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>écarté</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search anything: a name, any spelling, “turnover uzbekistan 2024”</source>
        <translation>Chercher : un nom, toute graphie, « exportations serbie 2024 »</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
</context>
<context>
    <name>SizeDialog</name>
    <message>
        <source>Save the timeline</source>
        <translation>Enregistrer la frise</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>For print, double both sides and the text.</source>
        <translation>Pour l'impression, doubler les deux côtés et le texte.</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Taille de l'image</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Diapositive</translation>
    </message>
    <message>
        <source>A4, 300 dots per inch</source>
        <translation>A4, 300 points par pouce</translation>
    </message>
    <message>
        <source>A5, 300 dots per inch</source>
        <translation>A5, 300 points par pouce</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Carré</translation>
    </message>
    <message>
        <source>As typed below</source>
        <translation>Comme saisi ci-dessous</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Width, pixels</source>
        <translation>Largeur, pixels</translation>
    </message>
    <message>
        <source>Height, pixels</source>
        <translation>Hauteur, pixels</translation>
    </message>
    <message>
        <source>Title, legend, sources and edition are part of the picture.</source>
        <translation>Titre, légende, sources et édition font partie de l'image.</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Whole span</source>
        <translation>Tout l'intervalle</translation>
    </message>
</context>
<context>
    <name>TablePane</name>
    <message>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} lignes</translation>
    </message>
    <message>
        <source>sum {0}</source>
        <translation>somme {0}</translation>
    </message>
    <message>
        <source>mean {0}</source>
        <translation>moyenne {0}</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>Tri…</translation>
    </message>
    <message>
        <source>Only the first {0} of {1} rows were taken; an export takes all</source>
        <translation>Seules les {0} premières lignes sur {1} ont été prises ; un export les prend toutes</translation>
    </message>
    <message>
        <source>Open	Enter</source>
        <translation>Ouvrir	Entrée</translation>
    </message>
    <message>
        <source>Add to dossier	D</source>
        <translation>Ajouter au dossier	D</translation>
    </message>
    <message>
        <source>Show in timeline</source>
        <translation>Montrer dans la frise</translation>
    </message>
    <message>
        <source>Copy	Ctrl+C</source>
        <translation>Copier	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy with sources</source>
        <translation>Copier avec les sources</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Columns as at first</source>
        <translation>Colonnes comme au début</translation>
    </message>
</context>
<context>
    <name>TakeAway</name>
    <message>
        <source>Nothing is chosen that could be put aside</source>
        <translation>Rien n'est choisi qui puisse être mis de côté</translation>
    </message>
    <message>
        <source>Choose a country or an organisation first, or put something into the dossier</source>
        <translation>Choisissez d'abord un pays ou une organisation, ou mettez quelque chose dans le dossier</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Écrit : {0}</translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Images (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>Dessins (*.svg)</translation>
    </message>
    <message>
        <source>Save the timeline</source>
        <translation>Enregistrer la frise</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Aucun événement</translation>
    </message>
    <message>
        <source>No agreements</source>
        <translation>Aucun accord</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Comptoir, edition {0}</source>
        <translation>Comptoir, édition {0}</translation>
    </message>
    <message>
        <source>Events and agreements, {0}</source>
        <translation>Événements et accords, {0}</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>Arrow keys walk from mark to mark, plus and minus zoom, Enter opens.</source>
        <translation>Les flèches vont de marque en marque, plus et moins agrandissent ou réduisent, Entrée ouvre.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>No country named</source>
        <translation>Aucun pays nommé</translation>
    </message>
    <message>
        <source>No organisation named</source>
        <translation>Aucune organisation nommée</translation>
    </message>
    <message>
        <source>Loading the timeline: {0} %</source>
        <translation>Chargement de la frise : {0} %</translation>
    </message>
    <message>
        <source>after the edition's end</source>
        <translation>après la fin de l'édition</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd'hui</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Aucun événement</translation>
    </message>
    <message>
        <source>No agreements</source>
        <translation>Aucun accord</translation>
    </message>
    <message>
        <source>1 event above</source>
        <translation>1 événement en haut</translation>
    </message>
    <message>
        <source>{0} events above</source>
        <translation>{0} événements en haut</translation>
    </message>
    <message>
        <source>1 agreement below</source>
        <translation>1 accord en bas</translation>
    </message>
    <message>
        <source>{0} agreements below</source>
        <translation>{0} accords en bas</translation>
    </message>
</context>
<context>
    <name>TreePane</name>
    <message>
        <source>Entities</source>
        <translation>Entités</translation>
    </message>
    <message>
        <source>events · agreements · figures</source>
        <translation>événements · accords · chiffres</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Add to dossier	Ctrl+Enter</source>
        <translation>Ajouter au dossier	Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Copy name	Ctrl+C</source>
        <translation>Copier le nom	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy names	Ctrl+C</source>
        <translation>Copier les noms	Ctrl+C</translation>
    </message>
    <message>
        <source>Export below this…</source>
        <translation>Exporter ce qui est au-dessous…</translation>
    </message>
</context>
<context>
    <name>_Form</name>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>À</translation>
    </message>
    <message>
        <source>2024, 2024-10 or 2024-10-05</source>
        <translation>2024, 2024-10 ou 2024-10-05</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toute date</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>2 years</source>
        <translation>2 ans</translation>
    </message>
    <message>
        <source>5 years</source>
        <translation>5 ans</translation>
    </message>
    <message>
        <source>Up to the end of the edition</source>
        <translation>Jusqu'à la fin de l'édition</translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message>
        <source>and {0} more</source>
        <translation>et {0} de plus</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>As many as began in each month.</source>
        <translation>Autant que commencés chaque mois.</translation>
    </message>
    <message>
        <source>Each mark is as wide as its date is vague.</source>
        <translation>Chaque marque est aussi large que sa date est vague.</translation>
    </message>
    <message>
        <source>Not drawn, because earlier: {0}.</source>
        <translation>Non dessinés, car antérieurs : {0}.</translation>
    </message>
    <message>
        <source>Not drawn, because vaguer than a quarter: {0}.</source>
        <translation>Non dessinés, car plus vagues qu'un trimestre : {0}.</translation>
    </message>
    <message>
        <source>Without a date: {0}.</source>
        <translation>Sans date : {0}.</translation>
    </message>
    <message>
        <source>Hatched: computed from other figures.</source>
        <translation>Hachuré : calculé à partir d'autres chiffres.</translation>
    </message>
    <message>
        <source>Hollow: target or forecast.</source>
        <translation>Creux : objectif ou prévision.</translation>
    </message>
    <message>
        <source>whole years</source>
        <translation>années entières</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>{0} earlier events are in the edition.</source>
        <translation>{0} événements antérieurs sont dans l'édition.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>{0} earlier documents are in the edition.</source>
        <translation>{0} documents antérieurs sont dans l'édition.</translation>
    </message>
    <message>
        <source>Who and where</source>
        <translation>Qui et où</translation>
    </message>
    <message>
        <source>{0} later plans are in the edition.</source>
        <translation>{0} projets ultérieurs sont dans l'édition.</translation>
    </message>
    <message>
        <source>Counterpart</source>
        <translation>Homologue</translation>
    </message>
    <message>
        <source>{0} more are in the edition.</source>
        <translation>{0} de plus sont dans l'édition.</translation>
    </message>
    <message>
        <source>Money and jobs</source>
        <translation>Montants et emplois</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>{0} earlier projects are in the edition.</source>
        <translation>{0} projets antérieurs sont dans l'édition.</translation>
    </message>
    <message>
        <source>What is unclear</source>
        <translation>Ce qui est incertain</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>on {0}</source>
        <translation>par rapport à {0}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>numbers carry the reference they come from</source>
        <translation>chaque nombre porte la référence dont il vient</translation>
    </message>
    <message>
        <source>Our organisations there and their counterparts</source>
        <translation>Nos organisations sur place et leurs homologues</translation>
    </message>
    <message>
        <source>Organisations and their counterparts</source>
        <translation>Les organisations et leurs homologues</translation>
    </message>
    <message>
        <source>Key numbers</source>
        <translation>Chiffres clés</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>En un coup d'œil</translation>
    </message>
    <message>
        <source>Trade in figures</source>
        <translation>Le commerce en chiffres</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s'est passé</translation>
    </message>
    <message>
        <source>What was signed</source>
        <translation>Ce qui a été signé</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Ce qui vient ensuite</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Open doubts</source>
        <translation>Points incertains</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>Mes notes</translation>
    </message>
    <message>
        <source>no ref.: the source book gives no reference for this ({0}).</source>
        <translation>s. réf. : le livre source n'en donne pas la référence ({0}).</translation>
    </message>
    <message>
        <source>{0} events and {1} documents, {2} to {3}</source>
        <translation>{0} événements et {1} documents, de {2} à {3}</translation>
    </message>
    <message>
        <source>forums, meetings, visits</source>
        <translation>forums, réunions, visites</translation>
    </message>
    <message>
        <source>exhibitions and other events</source>
        <translation>expositions et autres événements</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>documents</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévu</translation>
    </message>
    <message>
        <source>Selected records</source>
        <translation>Fiches choisies</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} et {1}</translation>
    </message>
    <message>
        <source>Mission brief</source>
        <translation>Note de mission</translation>
    </message>
    <message>
        <source>prepared from edition {0}</source>
        <translation>établie d'après l'édition {0}</translation>
    </message>
    <message>
        <source>no ref.</source>
        <translation>s. réf.</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>index, {0} = 100</source>
        <translation>indice, {0} = 100</translation>
    </message>
    <message>
        <source>{0}, one scale</source>
        <translation>{0}, même échelle</translation>
    </message>
    <message>
        <source>{0} compared: {1}</source>
        <translation>{0} en comparaison : {1}</translation>
    </message>
    <message>
        <source>trillion {0}</source>
        <translation>billions {0}</translation>
    </message>
    <message>
        <source>billion {0}</source>
        <translation>milliards {0}</translation>
    </message>
    <message>
        <source>million {0}</source>
        <translation>millions {0}</translation>
    </message>
    <message>
        <source>thousand {0}</source>
        <translation>milliers {0}</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} avec {1}</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} vers {1}</translation>
    </message>
    <message>
        <source>{0} from {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>indiqué</translation>
    </message>
    <message>
        <source>added up so far</source>
        <translation>cumulé à ce jour</translation>
    </message>
    <message>
        <source>derived from the stated growth</source>
        <translation>déduit de la croissance indiquée</translation>
    </message>
    <message>
        <source>target</source>
        <translation>objectif</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>prévision</translation>
    </message>
    <message>
        <source>another figure for the same period</source>
        <translation>un autre chiffre pour la même période</translation>
    </message>
    <message>
        <source>said already</source>
        <translation>déjà dit</translation>
    </message>
    <message>
        <source>derived, while the period has a stated figure</source>
        <translation>dérivé, alors que la période a un chiffre indiqué</translation>
    </message>
    <message>
        <source>no period</source>
        <translation>sans période</translation>
    </message>
    <message>
        <source>a change without a value</source>
        <translation>une évolution sans valeur</translation>
    </message>
    <message>
        <source>a rank or property, not an amount</source>
        <translation>un rang ou une propriété, pas un montant</translation>
    </message>
    <message>
        <source>another measure</source>
        <translation>une autre mesure</translation>
    </message>
    <message>
        <source>another unit</source>
        <translation>une autre unité</translation>
    </message>
    <message>
        <source>about others</source>
        <translation>à propos d'autres</translation>
    </message>
    <message>
        <source>about another product or part</source>
        <translation>à propos d'un autre produit ou d'une autre part</translation>
    </message>
    <message>
        <source>another nature: target, forecast, derived or added up</source>
        <translation>une autre nature : objectif, prévision, dérivé ou cumulé</translation>
    </message>
    <message>
        <source>another period</source>
        <translation>une autre période</translation>
    </message>
    <message>
        <source>a group, or of another sort than those compared</source>
        <translation>un groupe, ou d'une autre sorte que ceux comparés</translation>
    </message>
    <message>
        <source>part of what is drawn</source>
        <translation>partie de ce qui est dessiné</translation>
    </message>
    <message>
        <source>neither a share nor part of a stated total</source>
        <translation>ni une part ni une partie d'un total indiqué</translation>
    </message>
    <message>
        <source>more than its whole</source>
        <translation>plus que son tout</translation>
    </message>
    <message>
        <source>beyond those that fit</source>
        <translation>au-delà de ce qui tient</translation>
    </message>
    <message>
        <source>no period in common with the others</source>
        <translation>aucune période commune avec les autres</translation>
    </message>
    <message>
        <source>a package whose parts are counted</source>
        <translation>un paquet dont les parties sont comptées</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>no values, changes only</source>
        <translation>pas de valeurs, seulement des évolutions</translation>
    </message>
    <message>
        <source>index {0}</source>
        <translation>indice {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>{0}: {1} · {2}</source>
        <translation>{0} : {1} · {2}</translation>
    </message>
    <message>
        <source>a base that is not stated</source>
        <translation>une base non indiquée</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} par rapport à {1}</translation>
    </message>
    <message>
        <source>Sources: {0}</source>
        <translation>Sources : {0}</translation>
    </message>
    <message>
        <source>No figures are selected.</source>
        <translation>Aucun chiffre n'est sélectionné.</translation>
    </message>
    <message>
        <source>A single figure makes no chart: see the table.</source>
        <translation>Un seul chiffre ne fait pas un graphique : voir le tableau.</translation>
    </message>
    <message>
        <source>{0} figures, none with a period: see the table.</source>
        <translation>{0} chiffres, aucun avec une période : voir le tableau.</translation>
    </message>
    <message>
        <source>{0} figures in {1} different units: see the table.</source>
        <translation>{0} chiffres en {1} unités différentes : voir le tableau.</translation>
    </message>
    <message>
        <source>{0} figures, no two of one thing at two times or of two parties at one: see the table.</source>
        <translation>{0} chiffres, jamais deux d'une même chose à deux moments ni de deux parties au même moment : voir le tableau.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévu</translation>
    </message>
    <message>
        <source>Events and agreements by year</source>
        <translation>Événements et accords par année</translation>
    </message>
    <message>
        <source>{0} by year</source>
        <translation>{0} par année</translation>
    </message>
    <message>
        <source>by the year in which they began, and by kind</source>
        <translation>selon l'année de début et le genre</translation>
    </message>
    <message>
        <source>{0} before {1}: zoom out</source>
        <translation>{0} avant {1} : réduire</translation>
    </message>
    <message>
        <source>other kinds</source>
        <translation>autres genres</translation>
    </message>
    <message>
        <source>{0} smaller ones not shown</source>
        <translation>{0} plus petits non montrés</translation>
    </message>
    <message>
        <source>Projects by region or country</source>
        <translation>Projets par région ou pays</translation>
    </message>
    <message>
        <source>Projects by sector</source>
        <translation>Projets par secteur</translation>
    </message>
    <message>
        <source>Projects by status</source>
        <translation>Projets par état</translation>
    </message>
    <message>
        <source>{0} by partner</source>
        <translation>{0} par partenaire</translation>
    </message>
    <message>
        <source>number of projects, by status</source>
        <translation>nombre de projets, par état</translation>
    </message>
    <message>
        <source>stated for {0} of {1} projects</source>
        <translation>indiqué pour {0} projets sur {1}</translation>
    </message>
    <message>
        <source>Jobs in projects, planned and done</source>
        <translation>Emplois des projets, prévus et réalisés</translation>
    </message>
    <message>
        <source>Investment in projects, planned and done</source>
        <translation>Investissements des projets, prévus et réalisés</translation>
    </message>
    <message>
        <source>region not stated</source>
        <translation>région non indiquée</translation>
    </message>
    <message>
        <source>latest of each</source>
        <translation>le plus récent de chacun</translation>
    </message>
    <message>
        <source>{0} by partner, {1}</source>
        <translation>{0} par partenaire, {1}</translation>
    </message>
    <message>
        <source>value not stated</source>
        <translation>valeur non indiquée</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>reste</translation>
    </message>
    <message>
        <source>Parts and shares: {0}</source>
        <translation>Parties et parts : {0}</translation>
    </message>
    <message>
        <source>Parts and shares</source>
        <translation>Parties et parts</translation>
    </message>
    <message>
        <source>each bar is one whole, 100 %</source>
        <translation>chaque barre est un tout, 100 %</translation>
    </message>
    <message>
        <source>rest {0}</source>
        <translation>reste {0}</translation>
    </message>
    <message>
        <source>Counted: {0} of {1} projects</source>
        <translation>Comptés : {0} projets sur {1}</translation>
    </message>
    <message>
        <source>Left out: {0} that do not state it</source>
        <translation>Écartés : {0} qui ne l'indiquent pas</translation>
    </message>
    <message>
        <source>Drawn: {0} figures</source>
        <translation>Dessinés : {0} chiffres</translation>
    </message>
    <message>
        <source>Drawn: {0} figure</source>
        <translation>Dessiné : {0} chiffre</translation>
    </message>
    <message>
        <source>, {0} more beside</source>
        <translation>, {0} de plus à côté</translation>
    </message>
    <message>
        <source>{0} older ones not looked at</source>
        <translation>{0} plus anciens non regardés</translation>
    </message>
    <message>
        <source>nothing left out</source>
        <translation>rien d'écarté</translation>
    </message>
    <message>
        <source>{0} for other reasons</source>
        <translation>{0} pour d'autres raisons</translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation>Écartés : {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0} : {1}</translation>
    </message>
    <message>
        <source>Counted: {0} events, {1} agreements</source>
        <translation>Comptés : {0} événements, {1} accords</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>agreements</source>
        <translation>accords</translation>
    </message>
    <message>
        <source>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</source>
        <translation>janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.</translation>
    </message>
    <message>
        <source>Further sources: {0}</source>
        <translation>Autres sources : {0}</translation>
    </message>
    <message>
        <source>Comptoir, edition {0}</source>
        <translation>Comptoir, édition {0}</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>Une erreur imprévue s'est produite.</translation>
    </message>
    <message>
        <source>Your dossiers and notes are kept. You can go on, but it is safer to close the window and start again.</source>
        <translation>Vos dossiers et notes sont conservés. Vous pouvez continuer, mais il est plus sûr de fermer la fenêtre et de recommencer.</translation>
    </message>
    <message>
        <source>Comptoir could not start.</source>
        <translation>Comptoir n'a pas pu démarrer.</translation>
    </message>
    <message>
        <source>Your dossiers and notes are kept. The next start offers the usual layout; try that first.</source>
        <translation>Vos dossiers et notes sont conservés. Le prochain démarrage proposera la disposition habituelle ; essayez-la d'abord.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Comptoir did not end as it should last time.</source>
        <translation>Comptoir ne s'est pas terminé normalement la dernière fois.</translation>
    </message>
    <message>
        <source>Dossiers and notes are kept. If the window misbehaves, start with the usual layout; else go on as it was left.</source>
        <translation>Dossiers et notes sont conservés. Si la fenêtre se comporte mal, repartez avec la disposition habituelle ; sinon continuez comme elle était.</translation>
    </message>
    <message>
        <source>Usual layout</source>
        <translation>Disposition habituelle</translation>
    </message>
    <message>
        <source>As it was left</source>
        <translation>Comme elle était</translation>
    </message>
</context>
<context>
    <name>dossier</name>
    <message>
        <source>Move to</source>
        <translation>Déplacer vers</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Copier vers</translation>
    </message>
</context>
<context>
    <name>errand</name>
    <message>
        <source>a moment left</source>
        <translation>encore un instant</translation>
    </message>
    <message>
        <source>about {0} seconds left</source>
        <translation>encore environ {0} secondes</translation>
    </message>
    <message>
        <source>about {0} minutes left</source>
        <translation>encore environ {0} minutes</translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>Reference {0}</source>
        <translation>Référence {0}</translation>
    </message>
    <message>
        <source>{0} chosen, the first {1} of them here</source>
        <translation>{0} choisis, dont voici les {1} premiers</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0} choisis</translation>
    </message>
    <message>
        <source>Choose something in the tree, or type a name above.</source>
        <translation>Choisissez dans l'arbre, ou tapez un nom en haut.</translation>
    </message>
    <message>
        <source>Ctrl+K searches, Alt+Left goes back, Ctrl+Backspace clears the filter.</source>
        <translation>Ctrl+K cherche, Alt+Gauche revient, Ctrl+Retour arrière efface le filtre.</translation>
    </message>
    <message>
        <source>Key numbers</source>
        <translation>Chiffres clés</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Ce qui vient ensuite</translation>
    </message>
    <message>
        <source>Latest events</source>
        <translation>Derniers événements</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>Tied to</source>
        <translation>Lié à</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Doutes</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>all {0}</source>
        <translation>les {0}</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>et {0} de plus</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>depuis {0}</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>Signé lors de</translation>
    </message>
    <message>
        <source>holds several documents</source>
        <translation>contient plusieurs documents</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Par rapport à</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>Share of</source>
        <translation>Part de</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Computed from</source>
        <translation>Calculé d'après</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>edition {0}</source>
        <translation>édition {0}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>The same at other times</source>
        <translation>La même à d'autres moments</translation>
    </message>
    <message>
        <source>Signed there</source>
        <translation>Signé là</translation>
    </message>
    <message>
        <source>Belongs together with</source>
        <translation>Va avec</translation>
    </message>
    <message>
        <source>Investment</source>
        <translation>Investissement</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Emplois</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
</context>
<context>
    <name>problem</name>
    <message>
        <source>This database cannot be opened.</source>
        <translation>Cette base de données ne peut pas être ouverte.</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choisir un autre fichier…</translation>
    </message>
    <message>
        <source>Use the bundled edition</source>
        <translation>Utiliser l'édition fournie</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation>Ouvrir une base de données</translation>
    </message>
    <message>
        <source>Comptoir databases (*.db);;All files (*)</source>
        <translation>Bases Comptoir (*.db);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>new dossier “{name}”</source>
        <translation>nouveau dossier « {name} »</translation>
    </message>
    <message>
        <source>rename to “{name}”</source>
        <translation>renommer en « {name} »</translation>
    </message>
    <message>
        <source>note on “{name}”</source>
        <translation>note sur « {name} »</translation>
    </message>
    <message>
        <source>delete “{name}”</source>
        <translation>supprimer « {name} »</translation>
    </message>
    <message>
        <source>duplicate as “{name}”</source>
        <translation>dupliquer en « {name} »</translation>
    </message>
    <message>
        <source>import of “{name}”</source>
        <translation>import de « {name} »</translation>
    </message>
    <message>
        <source>add to “{name}” ({count})</source>
        <translation>ajout à « {name} » ({count})</translation>
    </message>
    <message>
        <source>remove items ({count})</source>
        <translation>retrait d'éléments ({count})</translation>
    </message>
    <message>
        <source>move items ({count})</source>
        <translation>déplacement d'éléments ({count})</translation>
    </message>
    <message>
        <source>move to “{name}” ({count})</source>
        <translation>déplacement vers « {name} » ({count})</translation>
    </message>
    <message>
        <source>note on “{title}”</source>
        <translation>note sur « {title} »</translation>
    </message>
    <message>
        <source>accept changes ({count})</source>
        <translation>acceptation des changements ({count})</translation>
    </message>
    <message>
        <source>bookmark “{title}”</source>
        <translation>signet « {title} »</translation>
    </message>
    <message>
        <source>remove bookmark “{title}”</source>
        <translation>retrait du signet « {title} »</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>Meetings, visits</source>
        <translation>Réunions, visites</translation>
    </message>
    <message>
        <source>Forums, seminars</source>
        <translation>Forums, séminaires</translation>
    </message>
    <message>
        <source>Exhibitions, fairs</source>
        <translation>Expositions, foires</translation>
    </message>
    <message>
        <source>Exchange sessions</source>
        <translation>Séances de bourse</translation>
    </message>
    <message>
        <source>Openings, decisions</source>
        <translation>Ouvertures, décisions</translation>
    </message>
    <message>
        <source>Agreements, treaties</source>
        <translation>Accords, traités</translation>
    </message>
    <message>
        <source>Memoranda, protocols</source>
        <translation>Mémorandums, protocoles</translation>
    </message>
    <message>
        <source>Contracts, ventures</source>
        <translation>Contrats, coentreprises</translation>
    </message>
    <message>
        <source>Plans, roadmaps</source>
        <translation>Plans, feuilles de route</translation>
    </message>
    <message>
        <source>1m</source>
        <translation>1 m</translation>
    </message>
    <message>
        <source>Show one month</source>
        <translation>Montrer un mois</translation>
    </message>
    <message>
        <source>6m</source>
        <translation>6 m</translation>
    </message>
    <message>
        <source>Show six months</source>
        <translation>Montrer six mois</translation>
    </message>
    <message>
        <source>1y</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>Show one year</source>
        <translation>Montrer un an</translation>
    </message>
    <message>
        <source>2y</source>
        <translation>2 ans</translation>
    </message>
    <message>
        <source>Show two years</source>
        <translation>Montrer deux ans</translation>
    </message>
    <message>
        <source>5y</source>
        <translation>5 ans</translation>
    </message>
    <message>
        <source>Show five years</source>
        <translation>Montrer cinq ans</translation>
    </message>
    <message>
        <source>10y</source>
        <translation>10 ans</translation>
    </message>
    <message>
        <source>Show ten years</source>
        <translation>Montrer dix ans</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>Show the whole span</source>
        <translation>Montrer tout l'intervalle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Section of the source</source>
        <translation>Section de la source</translation>
    </message>
    <message>
        <source>All in one</source>
        <translation>Tout en un</translation>
    </message>
    <message>
        <source>Dragging moves through time</source>
        <translation>Glisser déplace dans le temps</translation>
    </message>
    <message>
        <source>Dragging narrows everything to a range (or hold Shift, or drag on the axis)</source>
        <translation>Glisser restreint tout à une période (ou tenir Maj, ou glisser sur l'axe)</translation>
    </message>
    <message>
        <source>Dragging selects marks (or hold Ctrl)</source>
        <translation>Glisser sélectionne des marques (ou tenir Ctrl)</translation>
    </message>
    <message>
        <source>held or signed</source>
        <translation>tenu ou signé</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévu</translation>
    </message>
    <message>
        <source>some time within this span</source>
        <translation>à un moment de cet intervalle</translation>
    </message>
    <message>
        <source>several, bundled</source>
        <translation>plusieurs, regroupés</translation>
    </message>
    <message>
        <source>after the edition's end</source>
        <translation>après la fin de l'édition</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>non demandé</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd'hui</translation>
    </message>
    <message>
        <source>1 lane with fewer marks is not shown</source>
        <translation>1 couloir avec moins de marques n'est pas montré</translation>
    </message>
    <message>
        <source>{0} lanes with fewer marks are not shown</source>
        <translation>{0} couloirs avec moins de marques ne sont pas montrés</translation>
    </message>
    <message>
        <source>{0}: a picture ends in .png or .svg. Choose such a name.</source>
        <translation>{0} : une image se termine par .png ou .svg. Choisissez un tel nom.</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of this size. Choose a smaller one.</source>
        <translation>Il n'y a pas assez de mémoire pour une image de cette taille. Choisissez-en une plus petite.</translation>
    </message>
    <message>
        <source>before 1900</source>
        <translation>avant 1900</translation>
    </message>
    <message>
        <source>after 2100</source>
        <translation>après 2100</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>no date stated</source>
        <translation>sans date indiquée</translation>
    </message>
    <message>
        <source>first half of {0}</source>
        <translation>premier semestre {0}</translation>
    </message>
    <message>
        <source>second half of {0}</source>
        <translation>second semestre {0}</translation>
    </message>
    <message>
        <source>1st quarter of {0}</source>
        <translation>1er trimestre {0}</translation>
    </message>
    <message>
        <source>2nd quarter of {0}</source>
        <translation>2e trimestre {0}</translation>
    </message>
    <message>
        <source>3rd quarter of {0}</source>
        <translation>3e trimestre {0}</translation>
    </message>
    <message>
        <source>4th quarter of {0}</source>
        <translation>4e trimestre {0}</translation>
    </message>
    <message>
        <source>signed at {0}</source>
        <translation>signé lors de {0}</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} et {1} de plus</translation>
    </message>
    <message>
        <source>Source {0}</source>
        <translation>Source {0}</translation>
    </message>
    <message>
        <source>Sources {0}</source>
        <translation>Sources {0}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Countries</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Regions of Belarus</source>
        <translation>Régions du Belarus</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>Blocs</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <source>Sections of the source</source>
        <translation>Sections de la source</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entités</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Entité</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>French name</source>
        <translation>Nom français</translation>
    </message>
    <message>
        <source>Local name</source>
        <translation>Nom local</translation>
    </message>
    <message>
        <source>Within (id)</source>
        <translation>Dans (id)</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>Country (id)</source>
        <translation>Pays (id)</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>ISO 2</source>
        <translation>ISO 2</translation>
    </message>
    <message>
        <source>ISO 3</source>
        <translation>ISO 3</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Secteur</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Why no source</source>
        <translation>Pourquoi sans source</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>Doute</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>City (id)</source>
        <translation>Ville (id)</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Date (ISO)</source>
        <translation>Date (ISO)</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paquet</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Fait partie de</translation>
    </message>
    <message>
        <source>Event (id)</source>
        <translation>Événement (id)</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>Signé lors de</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Subject (id)</source>
        <translation>Sujet (id)</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Partner (id)</source>
        <translation>Partenaire (id)</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Share of</source>
        <translation>Part de</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Qualifier</source>
        <translation>Nuance</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Change unit</source>
        <translation>Unité d'évolution</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Par rapport à</translation>
    </message>
    <message>
        <source>Organisation (id)</source>
        <translation>Organisation (id)</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Investment</source>
        <translation>Investissement</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Emplois</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>From (id)</source>
        <translation>De (id)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>To (id)</source>
        <translation>À (id)</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Éditeur</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Observers</source>
        <translation>Observateurs</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>Résidents</translation>
    </message>
    <message>
        <source>Located here</source>
        <translation>Situés ici</translation>
    </message>
    <message>
        <source>Exporting here</source>
        <translation>Exportent ici</translation>
    </message>
    <message>
        <source>Importing from here</source>
        <translation>Importent d'ici</translation>
    </message>
    <message>
        <source>Supplied by</source>
        <translation>Fourni par</translation>
    </message>
    <message>
        <source>Accredited here</source>
        <translation>Accrédités ici</translation>
    </message>
    <message>
        <source>Took part in it</source>
        <translation>Y ont participé</translation>
    </message>
    <message>
        <source>Represented here</source>
        <translation>Représentés ici</translation>
    </message>
    <message>
        <source>Producing here</source>
        <translation>Produisent ici</translation>
    </message>
    <message>
        <source>Investing here</source>
        <translation>Investissent ici</translation>
    </message>
</context>
</TS>
